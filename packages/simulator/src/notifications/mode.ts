import { z } from "zod"

export const disguises = [
  "corrupt",
  "foreign-topic",
  "other-seller",
  "live",
  "oversized",
  "unreadable",
] as const

/** How notifications are sent until told otherwise. */
export const modeSchema = z
  .object({
    /** Kept back until released. */
    hold: z.boolean(),
    /** Additional deliveries of every message. */
    duplicate: z.number().int().nonnegative(),
    /** What one event causes arrives last first. */
    reverse: z.boolean(),
    /** Probability that a message is never sent. */
    lose: z.number().min(0).max(1),
    /** Makes losses repeatable. */
    seed: z.number().int(),
    /** Delivered before the API's own answer. */
    early: z.boolean(),
    signatureVersion: z.enum(["1", "2"]),
    as: z.enum(disguises).nullable(),
  })
  .readonly()
export type Mode = z.infer<typeof modeSchema>

export const plainMode: Mode = {
  hold: false,
  duplicate: 0,
  reverse: false,
  lose: 0,
  seed: 1,
  early: false,
  signatureVersion: "1",
  as: null,
}
