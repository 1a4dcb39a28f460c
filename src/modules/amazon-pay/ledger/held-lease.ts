import { AsyncLocalStorage } from "node:async_hooks"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { LeaseLostError } from "../errors"

export interface HeldLease {
  id: string
  /** The lease's token: a word that no other holder has, before or after. */
  holder: string
  /** Up to when the store's records have been looked through by holders before. */
  seenUntil: Date | null
}

interface Work {
  lease: HeldLease
  isOver: boolean
}

/**
 * What is worked on under a lease. Kept beside the call, because Medusa stands between the one who took the lease and the
 * ledger: its workflows and its payment module pass nothing on.
 */
const current = new AsyncLocalStorage<Work>()

/** Works under a lease: everything that the ledger writes in it is refused once the lease is somebody else's. */
export async function workUnder<T>(lease: HeldLease, work: () => Promise<T>): Promise<T> {
  const own: Work = { lease, isOver: false }
  try {
    return await current.run(own, work)
  } finally {
    // Events that were emitted in it are heard in its context, and later.
    own.isOver = true
  }
}

/**
 * Makes sure, for the rest of a transaction, that the lease under which this work began is still its own: nobody can take
 * it over before the transaction has ended. Work that began under no lease passes.
 * @throws LeaseLostError when somebody else has taken it over
 */
export async function requireLease(transaction: Knex.Transaction | Knex): Promise<void> {
  const work = current.getStore()
  if (!work || work.isOver) return
  const { id, holder } = work.lease
  const own = await transaction("amazon_pay_lease").where({ id, holder }).forShare().select("id")
  if (!own.length) throw new LeaseLostError(id)
}
