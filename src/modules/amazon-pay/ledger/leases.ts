import { randomUUID } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import { requireLease, type HeldLease } from "./held-lease"
import { Ledger } from "./ledger"

/** Not `now()`, which is when the transaction began: it may have waited for whoever has the row. */
const fromNow = "clock_timestamp() + make_interval(secs => ?)"

const held = z.array(z.object({ id: z.string() }))

const taken = z.array(z.object({ seen_until: z.coerce.date().nullable() }))

/**
 * Leases on work that one process does at a time, kept in the database that all processes share, so that they hold with
 * any lock engine. Time is the database's: the processes' clocks need not agree. Each method is one statement.
 */
export class Leases extends Ledger {
  /** @returns the lease, or null while somebody else has it */
  async takeLease(id: string, seconds: number): Promise<HeldLease | null> {
    const holder = randomUUID()
    const { rows } = await this.database_().raw<{ rows: unknown }>(
      `insert into amazon_pay_lease (id, holder, until) values (?, ?, ${fromNow})
       on conflict (id) do update set holder = excluded.holder, until = excluded.until, updated_at = now()
       where amazon_pay_lease.until < clock_timestamp()
       returning seen_until`,
      [id, holder, seconds],
    )
    const [row] = taken.parse(rows)
    return row ? { id, holder, seenUntil: row.seen_until } : null
  }

  /** Those of these leases that somebody has now. */
  async heldLeases(ids: readonly string[]): Promise<Set<string>> {
    if (!ids.length) return new Set()
    const { rows } = await this.database_().raw<{ rows: unknown }>(
      "select id from amazon_pay_lease where id = any(?) and until > clock_timestamp()",
      [[...ids]],
    )
    return new Set(held.parse(rows).map(({ id }) => id))
  }

  /** Makes a lease last longer. @returns whether it is still this holder's */
  async extendLease({ id, holder }: HeldLease, seconds: number): Promise<boolean> {
    const knex = this.database_()
    const changed = await knex("amazon_pay_lease")
      .where({ id, holder })
      .update({ until: knex.raw(fromNow, [seconds]) })
    return changed > 0
  }

  /**
   * Makes sure that the lease under which this work began is still its own. See `requireLease`.
   * @throws LeaseLostError when somebody else has taken it over
   */
  async requireLease(): Promise<void> {
    await requireLease(this.database_())
  }

  /**
   * Gives a lease back. One that keeps `seenUntil` stays as a row for the next holder; any other is removed.
   * Does nothing when it has become somebody else's meanwhile.
   */
  async endLease({ id, holder }: HeldLease, seenUntil?: Date): Promise<void> {
    const knex = this.database_()
    const own = knex("amazon_pay_lease").where({ id, holder })
    if (seenUntil === undefined) await own.delete()
    else await own.update({ until: knex.fn.now(), seen_until: seenUntil })
  }
}
