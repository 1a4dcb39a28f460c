import { randomUUID } from "node:crypto"
import type { Context } from "@medusajs/framework/types"
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { requireLease, type HeldLease } from "./held-lease"
import { Ledger } from "./ledger"
import { transactionOf } from "./ledger-records"

/** Not `now()`, which is when the transaction began: it may have waited for whoever has the row. */
const fromNow = "clock_timestamp() + make_interval(secs => ?)"

const taken = z.array(z.object({ seen_until: z.coerce.date().nullable() }))

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
      `insert into amazon_pay_lease (id, holder, until) values (?, ?, ${fromNow})
       on conflict (id) do update set holder = excluded.holder, until = excluded.until, updated_at = now()
       where amazon_pay_lease.until < clock_timestamp()
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
      .update({ until: transactionOf(sharedContext).raw(fromNow, [seconds]) })
    return changed > 0
  }

  /**
   * Makes sure that the lease under which this work began is still its own. See `requireLease`.
   * @throws LeaseLostError when somebody else has taken it over
   */
  @InjectTransactionManager()
  async requireLease(@MedusaContext() sharedContext: Context = {}): Promise<void> {
    await requireLease(transactionOf(sharedContext))
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
