import { randomUUID } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import type { AmazonPayNotification, ReadHead } from "../../../ipn"
import type { Accepted } from "./accept-notification"
import { reportedChargebackOf, reportedChargebackSchema } from "./reported-chargeback"
import { reportedStateOf } from "./reported-state-of"
import { maskedBody } from "./masked-body"
import { notificationStates } from "./notification-states"

/** The outcome of a subscription that nobody has decided on. */
export const TO_BE_CONFIRMED = "to-be-confirmed"

const date = z.coerce.date()

export const reportedStateSchema = z.object({
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
  reported: z.union([reportedStateSchema, reportedChargebackSchema]).nullable(),
  object_changed_at: date.nullable(),
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

/** A message that is to be stored in the inbox. */
export interface NewNotificationRow extends NotificationRow {
  /** The message, masked; null where none is to be kept. */
  body: string | null
  /** Where a subscription is confirmed; a secret. */
  subscribe_url: string | null
}

/** How long the process that stored a message is left alone with it. */
const graceMs = 60_000

/** Characters. Amazon Pay's messages have a few thousand; what is much longer is not worth its room. */
const longestKept = 16 * 1024

/** A message to make a row of. Without its body, none is kept. */
type Message = Pick<Accepted, "account" | "envelope"> & { rawBody: string | Buffer | null }

/** @returns null where none is to be kept, and for a text that is too long */
function keptBody({ account, rawBody }: Message): string | null {
  if (rawBody === null || account.options.ipn?.keepDays === 0) return null
  const text = rawBody.toString()
  return text.length > longestKept ? null : maskedBody(text)
}

/** What every message is stored with. */
function common(message: Message, received_at: Date) {
  const { account, envelope } = message
  return {
    // Medusa's own ids ask for randomness a letter at a time, which takes as long as checking the signature.
    id: `aponot_${randomUUID()}`,
    account: account.key,
    message_id: envelope.messageId,
    notification_reference_id: null,
    topic_arn: envelope.topicArn,
    type_name: "",
    object_id: null,
    amazon_order_reference_id: null,
    reported: null,
    object_changed_at: null,
    sent_at: new Date(envelope.timestamp),
    received_at,
    is_sample: false,
    attempts: 0,
    problem: null,
    body: keptBody(message),
    subscribe_url: null,
  }
}

/** The row for the notification that was in a message. Kinds that only inform are done with it. */
export function notificationRow(
  message: Message,
  notification: AmazonPayNotification,
  now: Date,
): NewNotificationRow {
  const about = reportedStateOf(notification)
  const reported = about ?? reportedChargebackOf(notification) ?? null
  const amazon_order_reference_id =
    about?.amazonOrderReferenceId ?? notification.amazonOrderReferenceId ?? null
  const isOpen = reported !== null && !notification.isSample
  return {
    ...common(message, now),
    type: notification.type,
    ...namesIn(notification),
    object_id: notification.objectId ?? null,
    amazon_order_reference_id,
    reported,
    object_changed_at: timeIn(notification),
    ...(isOpen
      ? open(amazon_order_reference_id, now)
      : done(notification.isSample ? "sample" : "stored", now)),
  }
}

/**
 * The row for a message that nothing can be done with, and a sentence that says why. It claims no id of Amazon Pay's:
 * another message of that id that can be read must not be taken for known.
 */
export function unreadableRow(
  message: Message,
  head: ReadHead,
  problem: string,
  now: Date,
): NewNotificationRow {
  return {
    ...common(message, now),
    type: head.type,
    ...namesIn(head),
    notification_reference_id: null,
    state: "dead",
    outcome: null,
    problem,
    next_check_at: null,
    processed_at: now,
  }
}

/** The row for what SNS asks or tells about the subscription of a topic. */
export function subscriptionRow(message: Message, now: Date): NewNotificationRow {
  const { type, subscribeUrl } = message.envelope
  const asks = type === "SubscriptionConfirmation"
  return {
    ...common(message, now),
    type: asks ? "subscription" : "unsubscription",
    type_name: type,
    subscribe_url: asks ? (subscribeUrl ?? null) : null,
    ...done(asks ? TO_BE_CONFIRMED : "stored", now),
  }
}

function namesIn({ notificationReferenceId, notificationType, isSample }: ReadHead) {
  return {
    notification_reference_id: notificationReferenceId ?? null,
    type_name: notificationType ?? "",
    is_sample: isSample,
  }
}

/** Work is done order by order: what names none is left to a person at once, since no later try would find more. */
function open(amazonOrderReferenceId: string | null, now: Date) {
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

function done(outcome: string, now: Date) {
  return { state: "processed" as const, outcome, next_check_at: null, processed_at: now }
}

function timeIn(notification: AmazonPayNotification): Date | null {
  const text = "lastUpdateTimestamp" in notification ? notification.lastUpdateTimestamp : undefined
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at)
}
