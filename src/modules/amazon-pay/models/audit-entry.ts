import { model } from "@medusajs/framework/utils"

/**
 * What a person did that left no call in their name: without it nobody could tell later who looked, replayed or trusted.
 * Rows are only ever added. There is nothing of the buyer in them.
 */
export const AuditEntry = model
  .define("amazon_pay_audit_log", {
    id: model.id({ prefix: "apoaud" }).primaryKey(),
    /** Merchant account, `sellerId/region/environment`. */
    account: model.text(),
    /** The order reference it was about, by Amazon's id; empty for what is about the account. */
    amazon_order_reference_id: model.text().nullable(),
    /** One of `auditActions`. */
    action: model.text(),
    /** What it was done to: a notification, a fulfillment, a topic. */
    subject_id: model.text().nullable(),
    asked_by: model.text(),
    done_at: model.dateTime(),
  })
  .indexes([
    {
      name: "IDX_amazon_pay_audit_log_order",
      on: ["amazon_order_reference_id"],
      where: "amazon_order_reference_id IS NOT NULL",
    },
    {
      name: "IDX_amazon_pay_audit_log_subject",
      on: ["subject_id"],
      where: "subject_id IS NOT NULL",
    },
  ])
