import { z } from "@medusajs/framework/zod"
import type { Accepted, Delivery } from "./accept-notification"

/** A message that was taken in and is not read yet. */
export const arrivalRowSchema = z.object({
  /** SNS's id of the message. */
  id: z.string(),
  account: z.string(),
  topic_arn: z.string(),
  sent_at: z.coerce.date(),
  received_at: z.coerce.date(),
  keeps_body: z.boolean(),
  body: z.string(),
})
export type ArrivalRow = z.output<typeof arrivalRowSchema>

/** The row for a message that is taken in. */
export function newArrivalRow(
  { account, envelope }: Accepted,
  { rawBody }: Delivery,
  now: Date,
): ArrivalRow {
  return {
    id: envelope.messageId,
    account: account.key,
    topic_arn: envelope.topicArn,
    sent_at: new Date(envelope.timestamp),
    received_at: now,
    keeps_body: account.options.ipn?.keepDays !== 0,
    body: rawBody.toString(),
  }
}
