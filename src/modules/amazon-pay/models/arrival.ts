import { model } from "@medusajs/framework/utils"

/**
 * What lies at the inbox's door: messages that were verified, stored and answered, and are not read yet. A row lives for
 * milliseconds, and has no index of its own: answering Amazon waits for every one of them.
 */
export const Arrival = model.define("amazon_pay_arrival", {
  /** Amazon SNS's id of the message; the same when it is delivered again. */
  id: model.text().primaryKey(),
  /** Merchant account, `sellerId/region/environment`. */
  account: model.text(),
  topic_arn: model.text(),
  /** When SNS sent it. */
  sent_at: model.dateTime(),
  received_at: model.dateTime(),
  /** Whether the account's options want the message kept once it is read; masked then. */
  keeps_body: model.boolean(),
  /** The message as it came. */
  body: model.text(),
})
