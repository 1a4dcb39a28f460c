import type { Context } from "@medusajs/framework/types"
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { unvouched } from "./draft-conditions"
import { forgetEarlier, rememberEarlier } from "./earlier-drafts"
import { transactionOf } from "./ledger-records"
import { Simulations } from "./simulations"

/** How many a payment collection keeps beside the one that it is to be paid with: a buyer may go back to one chosen before. */
const mostOfCollection = 3

/** How many of those whose buyer has logged in at Amazon: such an id is no stranger's invention, and costs a login. */
const mostRead = 10

const ids = z.array(z.object({ id: z.string() }))
const offers = z.array(z.object({ id: z.string(), is_read: z.boolean() }))

/** Order references that a browser has named and of which Amazon knows nothing: anybody can make up ids. */
export class Drafts extends Simulations {
  /**
   * Deletes those that were bound between two moments: Amazon ends an order reference that is not confirmed within hours.
   * @returns how many
   */
  @InjectTransactionManager()
  async forgetDrafts(
    since: Date,
    until: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    const old: unknown = await unvouched(transactionOf(sharedContext))
      .where("draft.bound_at", ">=", since)
      .where("draft.bound_at", "<", until)
      .select("draft.id")
    return await this.deleteDrafts_(idsOf(old), { isRemembered: false }, sharedContext)
  }

  /** Forgets whose those were that were deleted early, before a moment. @returns how many */
  @InjectTransactionManager()
  async forgetEarlierDrafts(
    until: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    return await forgetEarlier(transactionOf(sharedContext), until)
  }

  /**
   * Deletes those of a payment collection that were offered before its last few, and remembers whose they were: one that a buyer
   * has made could still be paid with, and no other collection may get it.
   * @param chosenId the ledger's id of the one that the collection is to be paid with, which stays
   */
  @InjectTransactionManager()
  protected async forgetEarlierDrafts_(
    payment_collection_id: string,
    chosenId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const knex = transactionOf(sharedContext)
    const offered: unknown = await unvouched(knex)
      .where({ payment_collection_id })
      .whereNot("draft.id", chosenId)
      .orderBy([
        { column: "draft.bound_at", order: "desc" },
        { column: "draft.id", order: "desc" },
      ])
      .select(
        "draft.id",
        knex.raw(
          "exists (select 1 from amazon_pay_chosen_address where id = draft.amazon_order_reference_id) as is_read",
        ),
      )
    const all = offers.parse(offered)
    const unread = all.filter(({ is_read }) => !is_read).slice(mostOfCollection)
    const read = all.filter(({ is_read }) => is_read).slice(mostRead)
    const earlier = [...unread, ...read].map(({ id }) => id)
    await this.deleteDrafts_(earlier, { isRemembered: true }, sharedContext)
  }

  /** With the row's lock, and asked again under it: one that somebody begins to pay with stays. */
  @InjectTransactionManager()
  protected async deleteDrafts_(
    candidates: string[],
    { isRemembered }: { isRemembered: boolean },
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    if (!candidates.length) return 0
    const knex = transactionOf(sharedContext)
    const locked: unknown = await knex("amazon_pay_order_reference")
      .whereIn("id", candidates)
      .forUpdate()
      .skipLocked()
      .select("id")
    const still: unknown = await unvouched(knex)
      .whereIn("draft.id", idsOf(locked))
      .select("draft.id")
    const drafts = idsOf(still)
    if (isRemembered) await rememberEarlier(knex, drafts)
    await knex("amazon_pay_operation").whereIn("order_reference_id", drafts).delete()
    return await knex("amazon_pay_order_reference").whereIn("id", drafts).delete()
  }
}

function idsOf(rows: unknown): string[] {
  return ids.parse(rows).map(({ id }) => id)
}
