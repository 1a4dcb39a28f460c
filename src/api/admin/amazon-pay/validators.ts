import { z } from "@medusajs/framework/zod"
import { IPN_PATH } from "../../../diagnostics"
import { notificationStates } from "../../../admin-views/notification-log"
import {
  callOf,
  minuteBounds,
  simulationNames,
  usualMinutes,
} from "../../../admin-actions/sandbox-simulations"
import { languages } from "../../../admin-views/text-preview"

/**
 * Decimal text or a number, major units; how many digits it may have follows from the currency. Medusa's answer to a request
 * shows the words of checks like this one, and names no field in those of zod's unions.
 */
const amount = z
  .custom<string | number>(
    (given) =>
      (typeof given === "number" && given > 0) ||
      (typeof given === "string" && /^\s*\d{1,12}(\.\d{1,6})?\s*$/.test(given)),
    { error: "amount must be a decimal number such as 12.50" },
  )
  .transform((given) => String(given).trim())

/** What every action on an order takes. */
const acting = {
  amazon_order_reference_id: z.string().min(1).max(64).optional(),
  version: z.string().min(1).max(64).optional(),
}

export const ActBody = z.strictObject(acting)
export type ActBody = z.output<typeof ActBody>

export const CaptureBody = z
  .strictObject({
    ...acting,
    amount: amount.optional(),
    fulfillment_id: z.string().min(1).max(64).optional(),
  })
  .refine((body) => (body.amount === undefined) !== (body.fulfillment_id === undefined), {
    message: "Give either an amount or a fulfillment_id.",
  })
export type CaptureBody = z.output<typeof CaptureBody>

export const RefundBody = z
  .strictObject({
    ...acting,
    amazon_capture_id: z.string().min(1).max(64).optional(),
    amount: amount.optional(),
    note: z.string().trim().max(255).optional(),
    refund_reason_id: z.string().min(1).max(64).optional(),
    /** A refund that Amazon has declined is asked for again: there is nothing else to say. */
    amazon_refund_id: z.string().min(1).max(64).optional(),
  })
  .transform((body, context) => {
    const { amazon_refund_id, amazon_capture_id, amount, note, refund_reason_id, ...rest } = body
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message })
      return z.NEVER
    }
    if (amazon_refund_id !== undefined) {
      const others = [amazon_capture_id, amount, note, refund_reason_id]
      return others.some((one) => one !== undefined)
        ? refuse("With amazon_refund_id a refund is asked for again as it was: give nothing else.")
        : { ...rest, amazon_refund_id }
    }
    if (amazon_capture_id === undefined || amount === undefined) {
      return refuse("Give amazon_capture_id and amount, or the amazon_refund_id of a declined one.")
    }
    return { ...rest, amazon_capture_id, amount, note, refund_reason_id }
  })
export type RefundBody = z.output<typeof RefundBody>

export const PreviewBody = z.strictObject({
  items: z
    .array(z.strictObject({ id: z.string().min(1), quantity: z.number().positive() }))
    .min(1)
    .max(1000),
})
export type PreviewBody = z.output<typeof PreviewBody>

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
  // Medusa's query middleware looks for them.
  fields: z.string().optional(),
  order: z.string().optional(),
}
const states = z.enum(notificationStates)

export const NotificationsQuery = z.object({
  ...page,
  account: z.string().optional(),
  amazon_order_reference_id: z.string().trim().optional(),
  state: z.union([states, z.array(states)]).optional(),
  type: z.string().optional(),
})
export type NotificationsQuery = z.output<typeof NotificationsQuery>

export const DismissalBody = z.strictObject({
  /** What the person saw. */
  attention: z.string().min(1).max(64).optional(),
  amount: z.string().max(32).nullable().optional(),
  note: z.string().trim().min(1).max(1000),
})
export type DismissalBody = z.output<typeof DismissalBody>

export const AttentionQuery = z.object(page)
export type AttentionQuery = z.output<typeof AttentionQuery>

export const TrustTopicBody = z.strictObject({
  account: z.string().min(1),
  topic_arn: z
    .string()
    .trim()
    .regex(
      /^arn:aws[a-z-]{0,20}:sns:[a-z0-9-]{1,40}:\d{12}:[A-Za-z0-9_-]{1,256}$/,
      "must be the ARN of an SNS topic",
    ),
})
export type TrustTopicBody = z.output<typeof TrustTopicBody>

/**
 * An address at which this plugin takes notifications, on whatever host. The store is to send something there, for
 * somebody who may do no more than read: so it is no address of anything else.
 */
function isForNotifications(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { pathname, search, hash, username, password } = new URL(address)
  return pathname === IPN_PATH && !search && !hash && !username && !password
}

const notificationAddress = z
  .url({ protocol: /^https?$/, error: "must be a URL" })
  .max(2048)
  .refine(isForNotifications, { error: `must end with ${IPN_PATH}` })

export const CheckBody = z.strictObject({
  /** What is tried for accounts whose option `ipn.url` names nothing. */
  ipn_url: notificationAddress.optional(),
})
export type CheckBody = z.output<typeof CheckBody>

export const RegistrationBody = z.strictObject({
  /** Left out, the one in each account's option `ipn.url`. What Amazon was told is tried by the next check. */
  url: notificationAddress.optional(),
})
export type RegistrationBody = z.output<typeof RegistrationBody>

export const TextsQuery = z.object({
  provider_id: z.string().min(1).max(255),
  /** The example order's locale. */
  language: z.string().min(1).max(35).default("en"),
  // Medusa's query middleware looks for them.
  fields: z.string().optional(),
})
export type TextsQuery = z.output<typeof TextsQuery>

const language = z.enum(languages)
export const TextsAnswer = z.object({
  language,
  languages: z.array(language),
  texts: z.array(
    z.object({
      name: z.string(),
      call: z.string(),
      field: z.string(),
      text: z.string().nullable(),
      most: z.int(),
      is_own: z.boolean(),
    }),
  ),
})
export type TextsAnswer = z.output<typeof TextsAnswer>

export const SimulationsQuery = z.object({ ...page, account: z.string().min(1) })
export type SimulationsQuery = z.output<typeof SimulationsQuery>

const pick = z
  .strictObject({
    // Medusa calls a wrong one within a list missing.
    simulation: z.string().transform((given, context) => {
      const name = simulationNames.find((one) => one === given)
      if (name) return name
      const message = `There is no simulation "${given.slice(0, 64)}". There are: ${simulationNames.join(", ")}.`
      context.addIssue({ code: "custom", message })
      return z.NEVER
    }),
    /** Only for those that take a while. */
    minutes: z.int().min(minuteBounds.least).max(minuteBounds.most).optional(),
  })
  .refine(({ simulation, minutes }) => minutes === undefined || usualMinutes(simulation) !== null, {
    path: ["minutes"],
    message: "This one happens at once: leave minutes out.",
  })
  .transform(({ simulation, minutes }) => ({
    simulation,
    minutes: minutes ?? usualMinutes(simulation),
  }))

export const SimulationsBody = z.strictObject({
  account: z.string().min(1),
  simulations: z
    .array(pick)
    .min(1)
    .refine((picks) => isEachAlone(picks.map(({ simulation }) => callOf(simulation))), {
      message:
        "Give at most one for each call: an order has one first authorization, one first capture.",
    }),
})
export type SimulationsBody = z.output<typeof SimulationsBody>

function isEachAlone(all: readonly string[]): boolean {
  return new Set(all).size === all.length
}
