import { model } from "@medusajs/framework/utils"

/**
 * Somebody has seen to what an order needed attention for, or will not. It counts for exactly that; rows are only ever
 * added.
 */
export const Dismissal = model
  .define("amazon_pay_dismissal", {
    id: model.id({ prefix: "apodis" }).primaryKey(),
    order_reference_id: model.text(),
    /** The reason, the amount and what it is about, in one text. */
    finding: model.text(),
    /** The reason alone. */
    attention: model.text(),
    /** Major units, decimal text. */
    amount: model.text().nullable(),
    note: model.text(),
    dismissed_by: model.text(),
    dismissed_at: model.dateTime(),
  })
  .indexes([{ name: "IDX_amazon_pay_dismissal_order", on: ["order_reference_id"] }])
