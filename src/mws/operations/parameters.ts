import { z } from "zod"

/** The id of an object at Amazon: opaque text. */
export const objectId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, - or _")

/**
 * A merchant's own id of an authorization, capture or refund. Amazon's key of idempotency, in one namespace for all
 * three kinds.
 */
export const referenceId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, "must be 1 to 32 letters, digits, - or _")

/** Free text of limited length; empty is the same as absent. */
export function note(maximum: number) {
  return z.string().max(maximum, `must have at most ${maximum} characters`).optional()
}

/** Optional text for which Amazon documents no limit that is certain. */
export const freeText = z.string().optional()

/** A text that must not be empty. */
export const filledText = z.string().min(1, "must not be empty")

/** What the buyer's statement shows after `AMZ*`. */
export const softDescriptor = note(16)

export const webAddress = z.url({
  protocol: /^https?$/,
  error: "must be an absolute http or https address",
})

/** An operation that needs no parameters. */
export const noParameters = z.strictObject({})
