import { model } from "@medusajs/framework/utils"
import type { StoredFinding } from "../ledger/attention"
import type { StoredChargeback } from "../ledger/chargebacks"
import type { UnusualElsewhere } from "../ledger/unusual-elsewhere"

/**
 * One Amazon order reference as this store knows it: to whom it belongs, and the last state seen at Amazon.
 * `id` carries a ULID of its own; every reference id sent to Amazon starts with it (see reference-id.ts).
 */
export const OrderReference = model
  .define("amazon_pay_order_reference", {
    id: model.id({ prefix: "aporef" }).primaryKey(),
    /** Merchant account, `sellerId/region/environment`. */
    account: model.text(),
    amazon_order_reference_id: model.text(),
    /** The payment collection, and with it the cart, this order reference belongs to for good. */
    payment_collection_id: model.text(),
    /** When a payment session last offered it, by the database's clock: the newest of a collection is what its buyer chose. */
    bound_at: model.dateTime(),
    /** Whether the collection was an order's by then: such a buyer pays for an order that somebody else has made. */
    bound_after_order: model.boolean().default(false),
    /** What the buyer is asked to pay, rounded to the currency's digits (major units). */
    total: model.bigNumber(),
    /**
     * What the order comes to for this payment, when it was last charged for or looked at: all that was charged and all
     * that is still to be (major units). It differs from `total` once the order was changed; empty until then.
     */
    charge_target: model.bigNumber().nullable(),
    /** ISO 4217, capital letters as Amazon spells them. */
    currency_code: model.text(),
    /** Amazon's words: Draft, Open, Suspended, Canceled, Closed. */
    state: model.text().default("Draft"),
    reason_code: model.text().nullable(),
    expires_at: model.dateTime().nullable(),
    /** When the store was told that it is about to end with something not charged. */
    expiry_emitted_at: model.dateTime().nullable(),
    /** What the buyer pays with, as Amazon says it to the merchant: the name of the card, and its last digits. */
    payment_descriptor: model.text().nullable(),
    /** When `state` last changed, as far as this store knows. */
    state_changed_at: model.dateTime().nullable(),
    /** When the reconciler looks at the order; empty when nothing is left to take, to release or to tell Medusa. */
    next_check_at: model.dateTime().nullable(),
    /** How often it looked and found nothing to do; each time it waits longer. */
    idle_checks: model.number().default(0),
    /** The most pressing reason why the order needs attention; empty while it does not. */
    attention: model.text().nullable(),
    /** Since when the order is on the list, for any of `findings`. */
    attention_at: model.dateTime().nullable(),
    /** What is owed, or was charged and is not (major units, decimal text); empty where no amount is known. */
    attention_amount: model.text().nullable(),
    /** Everything that the order needs attention for, the most pressing first; see `listedFindingSchema`. */
    findings: model.json<StoredFinding[]>().nullable(),
    /** When a chargeback last came in, or changed. */
    chargeback_at: model.dateTime().nullable(),
    /** What Amazon said of each chargeback; see `keptChargebackSchema`. */
    chargebacks: model.json<StoredChargeback[]>().nullable(),
    /** Authorizations made elsewhere with which Amazon advises not to ship; see `unusualElsewhereSchema`. */
    unusual_elsewhere: model.json<UnusualElsewhere[]>().nullable(),
  })
  .indexes([
    { on: ["amazon_order_reference_id"], unique: true },
    { on: ["payment_collection_id"] },
    { on: ["bound_at"], where: "state = 'Draft'" },
    { on: ["next_check_at"], where: "next_check_at IS NOT NULL" },
    { on: ["attention_at"], where: "attention IS NOT NULL" },
  ])
