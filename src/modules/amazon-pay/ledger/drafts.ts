import type { Context } from "@medusajs/framework/types"
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { Bindings } from "./bindings"
import { transactionOf } from "./ledger-records"

/** Order references that a browser has named and Amazon was never asked about. */
export class Drafts extends Bindings {
  /**
   * Deletes those that were bound between two moments: anybody can make up ids, and Amazon ends an order reference that is
   * not confirmed within hours. One with an operation stays, and so does one on the attention list.
   * @returns how many
   */
  @InjectTransactionManager()
  async forgetDrafts(
    since: Date,
    until: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    const knex = transactionOf(sharedContext)
    const unused = knex("amazon_pay_order_reference as draft")
      .where("draft.state", "Draft")
      .where("draft.bound_at", ">=", since)
      .where("draft.bound_at", "<", until)
      .whereNull("draft.attention")
      .whereNull("draft.deleted_at")
      .whereNotExists(
        knex("amazon_pay_operation as operation")
          .whereRaw("operation.order_reference_id = draft.id")
          .select(knex.raw("1")),
      )
      .forUpdate()
      .skipLocked()
      .select("draft.id")
    return await knex("amazon_pay_order_reference").whereIn("id", unused).delete()
  }
}
