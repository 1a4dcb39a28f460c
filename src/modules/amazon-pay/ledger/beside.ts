import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { chosenOf } from "../decisions/chosen-reference"
import { invalid } from "../errors"
import { Bindings } from "./bindings"
import { chargeable } from "./draft-conditions"
import { transactionOf } from "./ledger-records"
import { snapshotsIn } from "./read-rows"
import { orderReferenceRowSchema, type Snapshot } from "./rows"

const ids = z.array(z.object({ id: z.string() }))

/** A draft that its cart's buyer has replaced often since is deleted. */
const gone = () =>
  invalid(
    "This Amazon order reference is not kept any more: others were chosen for its cart since. Make a new payment session with it.",
  )

/** What a decision is made from. */
export interface Decisive {
  own: Snapshot
  others: Snapshot[]
}

/** Reads the ledgers that a decision about money depends on, under their locks. */
export class Beside extends Bindings {
  /**
   * Locks an order reference with every other one of these payment collections that can be charged, or was, and reads them
   * all.
   * @returns null when another one could be charged by the time the locks were taken: locks are taken in one order, so it
   * begins anew, in a transaction of its own
   */
  @InjectTransactionManager()
  protected async lockedWithOthers_(
    orderReferenceId: string,
    collections: readonly string[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Decisive | null> {
    const locked = new Set([
      orderReferenceId,
      ...(await this.chargeableOf_(collections, sharedContext)),
    ])
    await this.lock_([...locked], sharedContext)
    if (collections.length) {
      const now = await this.chargeableOf_(collections, sharedContext)
      if (now.some((id) => !locked.has(id))) return null
    }
    const ledgers = await snapshotsIn(transactionOf(sharedContext), [...locked])
    const own = ledgers.find(({ reference }) => reference.id === orderReferenceId)
    if (!own) throw gone()
    return { own, others: ledgers.filter((ledger) => ledger !== own) }
  }

  /** Of payment collections: what can be charged, or was, and what each is to be paid with. The ledger's ids, without a lock. */
  @InjectManager()
  protected async toLookAt_(
    collections: readonly string[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<string[]> {
    const rows = await this.listOrderReferences(
      { payment_collection_id: [...collections] },
      { take: null, order: { bound_at: "DESC", id: "DESC" } },
      sharedContext,
    )
    const references = rows.map((row) => orderReferenceRowSchema.parse(row))
    const chosen = [...new Set(collections)].flatMap((collection) => {
      const own = references.filter((row) => row.payment_collection_id === collection)
      return chosenOf(own)?.id ?? []
    })
    return [...new Set([...(await this.chargeableOf_(collections, sharedContext)), ...chosen])]
  }

  @InjectTransactionManager()
  private async chargeableOf_(
    collections: readonly string[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<string[]> {
    if (!collections.length) return []
    const rows: unknown = await chargeable(transactionOf(sharedContext))
      .whereIn("paying.payment_collection_id", [...collections])
      .select("paying.id")
    return ids.parse(rows).map(({ id }) => id)
  }
}
