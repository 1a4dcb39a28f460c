import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { bindingConflict, type Binding, type BoundReference } from "./binding"
import { transactionOf } from "./ledger-records"
import { orderReferenceRowSchema } from "./rows"
import { Simulations } from "./simulations"
import { storedAmount } from "./stored-amount"

/** The part of the ledger that says which payment an order reference is for. */
export class Bindings extends Simulations {
  /**
   * Binds an order reference to a payment collection, or hands it to the collection's newest session.
   * @throws MedusaError NOT_ALLOWED when it belongs to another cart or merchant account
   */
  @InjectManager()
  async bindOrderReference(
    binding: Binding,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<BoundReference> {
    return await this.bind_(binding, sharedContext)
  }

  @InjectTransactionManager()
  protected async bind_(
    binding: Binding,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<BoundReference> {
    const knex = transactionOf(sharedContext)
    // Two sessions may offer the same new order reference at once: the insert of one waits for the other's.
    await knex.raw("SELECT pg_advisory_xact_lock(hashtext(?))", [binding.amazon_order_reference_id])
    const [existing] = await this.listOrderReferences(
      { amazon_order_reference_id: binding.amazon_order_reference_id },
      { take: 1 },
      sharedContext,
    )
    if (!existing) {
      const created = await this.createOrderReferences(
        {
          ...binding,
          total: storedAmount(binding.total),
          to_charge: null,
          state: "Draft",
          reason_code: null,
          expires_at: null,
          state_changed_at: null,
          next_check_at: null,
          idle_checks: 0,
          attention: null,
          attention_at: null,
        },
        sharedContext,
      )
      return { reference: orderReferenceRowSchema.parse(created), created: true }
    }
    const reference = orderReferenceRowSchema.parse(existing)
    const conflict = bindingConflict(reference, binding)
    if (conflict) throw conflict
    const updated = await this.updateOrderReferences(
      {
        id: reference.id,
        payment_session_id: binding.payment_session_id,
        total: storedAmount(binding.total),
        currency_code: binding.currency_code,
      },
      sharedContext,
    )
    return { reference: orderReferenceRowSchema.parse(updated), created: false }
  }
}
