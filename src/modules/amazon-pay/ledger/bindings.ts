import type { Context } from "@medusajs/framework/types"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { chosenOf } from "../decisions/chosen-reference"
import { keepsPlace, keepsTotal } from "../decisions/kept-payment"
import { isEqualAmount } from "../money"
import {
  bindingConflict,
  paidAlready,
  totalKept,
  type Binding,
  type BoundReference,
} from "./binding"
import { Drafts } from "./drafts"
import { againstOffering, takeUpAgain } from "./earlier-drafts"
import { transactionOf } from "./ledger-records"
import { referencesIn, snapshotsIn } from "./read-rows"
import { orderReferenceRowSchema, type OrderReferenceRow } from "./rows"
import { storedAmount } from "./stored-amount"

const moments = z.array(z.object({ now: z.coerce.date(), is_ordered: z.boolean() })).length(1)

/** The part of the ledger that says which payment an order reference is for. */
export class Bindings extends Drafts {
  /**
   * Binds an order reference to a payment collection, or to what the collection's cart costs now.
   * @throws MedusaError NOT_ALLOWED when it belongs to another cart or merchant account, when it has to keep its amount, or
   * when the collection keeps another order reference or was offered too many; see `keepsTotal`, `keepsPlace`, `againstOffering`
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
    const { amazon_order_reference_id, payment_collection_id, total, currency_code } = binding
    // Two sessions may offer the same new order reference at once: the insert of one waits for the other's.
    await knex.raw("SELECT pg_advisory_xact_lock(hashtext(?))", [amazon_order_reference_id])
    const others = await referencesBy(knex, { payment_collection_id })
    const [known] = await referencesBy(knex, { amazon_order_reference_id })
    const chosen = chosenOf(others)
    const ids = [known, chosen].flatMap((reference) => reference?.id ?? [])
    if (ids.length) await this.lock_(ids, sharedContext)
    const ledgers = await snapshotsIn(knex, ids)
    const { now: bound_at, isOrdered } = await this.ordered_(payment_collection_id, sharedContext)
    const before = ledgers.find(({ reference }) => reference.id === known?.id)
    const kept = ledgers.find(({ reference }) => reference.id === chosen?.id)
    if (kept && kept !== before && keepsPlace({ ...kept, isOrdered })) throw paidAlready()
    const bound = { bound_at, bound_after_order: isOrdered }
    if (!before) {
      // Under the lock of its id, and after those of the rows: whoever deletes it at this moment has remembered it by now.
      const objection = await againstOffering(knex, binding)
      if (objection) throw objection
      await takeUpAgain(knex, amazon_order_reference_id)
      const created = await this.createOrderReferences(
        {
          ...binding,
          ...bound,
          total: storedAmount(total),
          charge_target: null,
          state: "Draft",
          reason_code: null,
          expires_at: null,
          expiry_emitted_at: null,
          payment_descriptor: null,
          state_changed_at: null,
          next_check_at: null,
          idle_checks: 0,
          attention: null,
          attention_at: null,
          attention_amount: null,
          findings: null,
          chargeback_at: null,
          chargebacks: null,
          unusual_elsewhere: null,
        },
        sharedContext,
      )
      const reference = orderReferenceRowSchema.parse(created)
      const stays = chosenOf([reference, ...others])?.id ?? reference.id
      await this.forgetEarlierDrafts_(payment_collection_id, stays, sharedContext)
      return { reference, created: true }
    }
    const { reference } = before
    const conflict = bindingConflict(reference, binding)
    if (conflict) throw conflict
    if (keepsTotal({ ...before, isOrdered })) {
      const same =
        reference.currency_code === currency_code && isEqualAmount(reference.total, total)
      if (!same) throw totalKept(amazon_order_reference_id, reference)
      // What an order was placed with stays what it was placed with.
      if (isOrdered) return { reference, created: false }
    }
    const updated = await this.updateOrderReferences(
      { id: reference.id, ...bound, total: storedAmount(total), currency_code },
      sharedContext,
    )
    return { reference: orderReferenceRowSchema.parse(updated), created: false }
  }

  /** The order references of a payment collection; first the one that a payment session offered last. */
  @InjectManager()
  async orderReferencesOf(
    payment_collection_id: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OrderReferenceRow[]> {
    const rows = await this.listOrderReferences(
      { payment_collection_id },
      { take: null, order: { bound_at: "DESC", id: "DESC" } },
      sharedContext,
    )
    return rows.map((row) => orderReferenceRowSchema.parse(row))
  }

  /**
   * Whether Medusa has made an order of a payment collection, and the database's time. Read from the table of Medusa's own
   * link: a payment provider is given no query, and what follows from the answer is written in the same transaction.
   */
  @InjectTransactionManager()
  protected async ordered_(
    collectionId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ now: Date; isOrdered: boolean }> {
    const { rows } = await transactionOf(sharedContext).raw<{ rows: unknown }>(
      `select clock_timestamp() as now, exists (
         select 1 from order_payment_collection where payment_collection_id = ? and deleted_at is null
       ) as is_ordered`,
      [collectionId],
    )
    const [found] = moments.parse(rows)
    return { now: found?.now ?? new Date(), isOrdered: found?.is_ordered ?? false }
  }
}

async function referencesBy(
  knex: Knex,
  by: { payment_collection_id: string } | { amazon_order_reference_id: string },
): Promise<OrderReferenceRow[]> {
  const rows: unknown[] = await referencesIn(knex).where(by)
  return rows.map((row) => orderReferenceRowSchema.parse(row))
}
