import { model } from "@medusajs/framework/utils"

/**
 * The SNS topics that have sent something for an account. Anybody can sign a message with a topic of their own, so one
 * is trusted: named in the options, confirmed by a person, or else the first one seen.
 */
export const Topic = model
  .define("amazon_pay_topic", {
    id: model.id({ prefix: "apotop" }).primaryKey(),
    account: model.text(),
    topic_arn: model.text(),
    trusted: model.boolean(),
    /** When a person confirmed it; empty while it is only the first one seen. */
    confirmed_at: model.dateTime().nullable(),
    last_seen_at: model.dateTime(),
  })
  .indexes([
    { on: ["account", "topic_arn"], unique: true },
    { on: ["account"], unique: true, where: "trusted" },
  ])
