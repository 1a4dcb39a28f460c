import { randomUUID } from "node:crypto"
import type { Context } from "@medusajs/framework/types"
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { Ledger } from "./ledger"
import { transactionOf } from "./ledger-records"

const taken = z.array(z.object({ seen_until: z.coerce.date().nullable() }))

export interface HeldLease {
  id: string
  holder: string
  /** Up to when the store's records have been looked through by holders before. */
  seenUntil: Date | null
}

/**
 * Leases on work that one process does at a time, kept in the database that all processes share, so that they hold with
 * any lock engine. Time is the database's: the processes' clocks need not agree.
 */
export class Leases extends Ledger {
  /** @returns the lease, or null while somebody else has it */
  @InjectTransactionManager()
  async takeLease(
    id: string,
    seconds: number,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<HeldLease | null> {
    const holder = randomUUID()
    const { rows } = await transactionOf(sharedContext).raw<{ rows: unknown }>(
      `insert into amazon_pay_lease (id, holder, until) values (?, ?, now() + make_interval(secs => ?))
       on conflict (id) do update set holder = excluded.holder, until = excluded.until, updated_at = now()
       where amazon_pay_lease.until < now()
       returning seen_until`,
      [id, holder, seconds],
    )
    const [row] = taken.parse(rows)
    return row ? { id, holder, seenUntil: row.seen_until } : null
  }

  /** Makes a lease last longer. @returns whether it is still this holder's */
  @InjectTransactionManager()
  async extendLease(
    { id, holder }: HeldLease,
    seconds: number,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<boolean> {
    const changed = await transactionOf(sharedContext)("amazon_pay_lease")
      .where({ id, holder })
      .update({
        until: transactionOf(sharedContext).raw("now() + make_interval(secs => ?)", [seconds]),
      })
    return changed > 0
  }

  /**
   * Gives a lease back. One that keeps `seenUntil` stays as a row for the next holder; any other is removed.
   * Does nothing when it has become somebody else's meanwhile.
   */
  @InjectTransactionManager()
  async endLease(
    { id, holder }: HeldLease,
    seenUntil?: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const knex = transactionOf(sharedContext)
    const own = knex("amazon_pay_lease").where({ id, holder })
    if (seenUntil === undefined) await own.delete()
    else await own.update({ until: knex.fn.now(), seen_until: seenUntil })
  }
}
