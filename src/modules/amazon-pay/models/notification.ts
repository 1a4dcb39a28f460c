import { model } from "@medusajs/framework/utils"
import { notificationStates } from "../inbox/notification-states"

/**
 * The inbox: every verified message for one of this store's accounts, stored before it is answered and worked on after.
 * What it claims is a hint for where to look; nothing here is a fact about money.
 */
export const Notification = model
  .define("amazon_pay_notification", {
    id: model.id({ prefix: "aponot" }).primaryKey(),
    /** Merchant account, `sellerId/region/environment`. */
    account: model.text(),
    /** Amazon SNS's id of the message; the same when it is delivered again. */
    message_id: model.text(),
    /** Amazon Pay's id of the notification; absent in subscription messages. */
    notification_reference_id: model.text().nullable(),
    topic_arn: model.text(),
    /** What it is about, in the plugin's words: order-reference, authorization, capture, chargeback … */
    type: model.text(),
    /** The type as Amazon spelt it. */
    type_name: model.text(),
    object_id: model.text().nullable(),
    amazon_order_reference_id: model.text().nullable(),
    /** What it says of the object, for kinds that are followed. */
    reported: model.json().nullable(),
    /** When the object changed, by Amazon's clock: the order in which an object's notifications are worked on. */
    object_changed_at: model.dateTime().nullable(),
    /** When SNS sent it. */
    sent_at: model.dateTime(),
    received_at: model.dateTime(),
    /** A test message from Seller Central; its ids are made up. */
    is_sample: model.boolean().default(false),
    state: model.enum([...notificationStates]).default("received"),
    /** What came of it, once it was worked on. */
    outcome: model.text().nullable(),
    attempts: model.number().default(0),
    /** Why the last attempt failed, in a sentence. */
    problem: model.text().nullable(),
    next_check_at: model.dateTime().nullable(),
    processed_at: model.dateTime().nullable(),
    /** The message as it came, buyer data masked; emptied after the time the account's options say. */
    body: model.text().nullable(),
    /** Where a subscription is confirmed; a secret, and gone once it is. */
    subscribe_url: model.text().nullable(),
  })
  .indexes([
    { on: ["message_id"], unique: true },
    {
      name: "IDX_amazon_pay_notification_reference_unique",
      on: ["account", "notification_reference_id"],
      unique: true,
      where: "notification_reference_id IS NOT NULL",
    },
    { on: ["next_check_at"], where: "next_check_at IS NOT NULL" },
    {
      name: "IDX_amazon_pay_notification_order",
      on: ["amazon_order_reference_id", "object_changed_at"],
    },
    { on: ["account", "received_at"] },
    { on: ["received_at"], where: "body IS NOT NULL" },
  ])
