import { model } from "@medusajs/framework/utils"

/**
 * An order reference that was offered for a payment collection and is no longer kept for it: remembered for as long as it can be
 * paid with, so that no other collection gets it. See `ledger/earlier-drafts.ts`.
 */
export const EarlierDraft = model
  .define("amazon_pay_earlier_draft", {
    /** Amazon's id of the order reference. */
    id: model.text().primaryKey(),
    account: model.text(),
    payment_collection_id: model.text(),
    /** By the database's clock. */
    forgotten_at: model.dateTime(),
  })
  .indexes([{ on: ["payment_collection_id"] }, { on: ["forgotten_at"] }])
