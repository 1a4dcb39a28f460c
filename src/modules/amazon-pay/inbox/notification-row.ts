import { randomUUID } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import type { Accepted, Delivery } from "./accept-notification"
import { claimOf } from "./claim-of"
import { maskedBody } from "./masked-body"
import { notificationStates } from "./notification-states"

/** The outcome of a subscription that nobody has decided on. */
export const TO_BE_CONFIRMED = "to-be-confirmed"

const date = z.coerce.date()

export const claimSchema = z.object({
  object: z.enum(["order-reference", "authorization", "capture", "refund"]),
  objectId: z.string(),
  amazonOrderReferenceId: z.string(),
  state: z.string(),
  reasonCode: z.string().optional(),
  amount: z.string().optional(),
})

/** A message of the inbox as the ledger keeps it, without its body. */
export const notificationRowSchema = z.object({
  id: z.string(),
  account: z.string(),
  message_id: z.string(),
  notification_reference_id: z.string().nullable(),
  topic_arn: z.string(),
  type: z.string(),
  type_name: z.string(),
  object_id: z.string().nullable(),
  amazon_order_reference_id: z.string().nullable(),
  claim: claimSchema.nullable(),
  claimed_at: date.nullable(),
  sent_at: date,
  received_at: date,
  is_sample: z.boolean(),
  state: z.enum(notificationStates),
  outcome: z.string().nullable(),
  attempts: z.number(),
  problem: z.string().nullable(),
  next_check_at: date.nullable(),
  processed_at: date.nullable(),
})
export type NotificationRow = z.output<typeof notificationRowSchema>

/** How long whoever took a message in is left alone with it. */
const graceMs = 60_000

/** The row for a message that was just taken in. Kinds that only inform are done with it. */
export function newNotificationRow(
  { account, envelope, notification }: Accepted,
  { rawBody }: Delivery,
  now: Date,
) {
  const common = {
    // Medusa's own ids ask for randomness a letter at a time, which takes as long as checking the signature.
    id: `aponot_${randomUUID()}`,
    account: account.key,
    message_id: envelope.messageId,
    topic_arn: envelope.topicArn,
    sent_at: new Date(envelope.timestamp),
    received_at: now,
    attempts: 0,
    problem: null,
    body: keptBody(account.options.ipn?.keepDays, rawBody),
  }
  if (!notification) {
    const asks = envelope.type === "SubscriptionConfirmation"
    return {
      ...common,
      notification_reference_id: null,
      type: asks ? "subscription" : "unsubscription",
      type_name: envelope.type,
      object_id: null,
      amazon_order_reference_id: null,
      claim: null,
      claimed_at: null,
      is_sample: false,
      state: "processed" as const,
      outcome: asks ? TO_BE_CONFIRMED : "stored",
      next_check_at: null,
      processed_at: now,
      subscribe_url: asks ? (envelope.subscribeUrl ?? null) : null,
    }
  }
  const claim = claimOf(notification) ?? null
  const amazon_order_reference_id =
    claim?.amazonOrderReferenceId ?? notification.amazonOrderReferenceId ?? null
  const followed = claim !== null || notification.type === "chargeback"
  const open = followed && !notification.isSample
  return {
    ...common,
    notification_reference_id: notification.notificationReferenceId,
    type: notification.type,
    type_name: notification.notificationType,
    object_id: notification.objectId ?? null,
    amazon_order_reference_id,
    claim,
    claimed_at: timeIn(notification),
    is_sample: notification.isSample,
    subscribe_url: null,
    ...(open ? standing(amazon_order_reference_id, now) : done(notification.isSample, now)),
  }
}
export type NewNotificationRow = ReturnType<typeof newNotificationRow>

/** Work is done order by order: what names none is left to a person at once, since no later try would find more. */
function standing(amazonOrderReferenceId: string | null, now: Date) {
  if (amazonOrderReferenceId === null) {
    return {
      state: "unmatched" as const,
      outcome: null,
      problem: "It names no order reference.",
      next_check_at: null,
      processed_at: now,
    }
  }
  const next_check_at = new Date(now.getTime() + graceMs)
  return { state: "received" as const, outcome: null, next_check_at, processed_at: null }
}

function done(isSample: boolean, now: Date) {
  const outcome = isSample ? "sample" : "stored"
  return { state: "processed" as const, outcome, next_check_at: null, processed_at: now }
}

function keptBody(keepDays: number | undefined, rawBody: string | Buffer): string | null {
  return keepDays === 0 ? null : maskedBody(rawBody)
}

function timeIn(notification: NonNullable<Accepted["notification"]>): Date | null {
  const text = "lastUpdateTimestamp" in notification ? notification.lastUpdateTimestamp : undefined
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at)
}
