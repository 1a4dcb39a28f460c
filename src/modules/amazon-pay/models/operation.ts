import { model } from "@medusajs/framework/utils"
import { operationIdPrefix } from "../operation-id"
import { operationKinds, operationStates } from "../vocabulary"

/**
 * One call that changes something at Amazon, written down before it is sent and finished after it was answered.
 * The row is the proof of what was meant: an unknown outcome is resolved by sending `action` with
 * `parameters` again, unchanged.
 */
export const Operation = model
  .define("amazon_pay_operation", {
    id: model.id({ prefix: operationIdPrefix }).primaryKey(),
    order_reference_id: model.text(),
    kind: model.enum([...operationKinds]),
    /** The n-th operation of its kind on this order reference; an unknown outcome keeps its slot. */
    slot: model.number(),
    /** The order in which operations were written down, by the database: processes' clocks need not agree. */
    sequence: model.number(),
    /** What Amazon knows the operation by; empty for calls whose key is the order reference itself. */
    reference_id: model.text(),
    /** The MWS action and its exact parameters. */
    action: model.text(),
    parameters: model.json(),
    /** Major units in the order reference's currency; absent where no money is named. */
    amount: model.bigNumber().nullable(),
    state: model.enum([...operationStates]).default("recorded"),
    attempts: model.number().default(1),
    /** Amazon's id of what came of it: an authorization, a capture or a refund. */
    amazon_id: model.text().nullable(),
    /** What it was made from: a capture's authorization, a refund's capture. */
    amazon_parent_id: model.text().nullable(),
    /** Amazon's last word on that object: Open, Closed, Completed … and why. */
    amazon_state: model.text().nullable(),
    reason_code: model.text().nullable(),
    /** What Amazon has advised on that object, whatever became of it since; see `adviceOf`. */
    advice: model.text().nullable(),
    soft_decline: model.boolean().nullable(),
    expires_at: model.dateTime().nullable(),
    /** Why a refused call was refused, in Amazon's error code. */
    error_code: model.text().nullable(),
    /** The fulfillment a capture pays for. */
    fulfillment_id: model.text().nullable(),
    /** What it is for; see `purposes`. Empty for what was written down before this was kept. */
    purpose: model.text().nullable(),
    /**
     * What the parcel came to when this was charged for it, over all its charges (major units): what of it could not be
     * charged then is still owed.
     */
    parcel_amount: model.bigNumber().nullable(),
    /**
     * The Medusa capture or refund row that asked for it or books it; empty while Medusa has none.
     * Medusa deletes that row when the call fails, so the row named here may be gone.
     */
    booked_id: model.text().nullable(),
    requested_at: model.dateTime(),
    /** When the reconciler looks at it; empty when there is nothing left to learn or to do. */
    next_check_at: model.dateTime().nullable(),
    /** When the store was told that this authorization is about to expire with something not charged. */
    expiry_emitted_at: model.dateTime().nullable(),
    /** The user of the admin who asked for it; empty for what the store does by itself. */
    asked_by: model.text().nullable(),
    /** When Amazon made a refund, and when it last moved it, by Amazon's clock. Empty where it has not told. */
    amazon_made_at: model.dateTime().nullable(),
    amazon_moved_at: model.dateTime().nullable(),
    /** Fee and conversion, for the merchant's accounts; see `accountingSchema`. Empty until Amazon tells. */
    accounting: model.json().nullable(),
    /** Of the billing address that Amazon told with an authorization, and nothing of the buyer's; see `addressDigest`. */
    billing_digest: model.text().nullable(),
  })
  .indexes([
    { on: ["reference_id"], unique: true },
    { on: ["order_reference_id", "kind", "slot"], unique: true },
    { on: ["next_check_at"], where: "next_check_at IS NOT NULL" },
    { on: ["amazon_id"], where: "amazon_id IS NOT NULL" },
    { on: ["amazon_parent_id"], where: "amazon_parent_id IS NOT NULL" },
    // One capture row books one capture, whatever was declined before it; a refund row may need several refunds.
    {
      on: ["booked_id"],
      unique: true,
      where: "booked_id IS NOT NULL AND kind = 'capture' AND state NOT IN ('declined', 'failed')",
    },
  ])
