import { z } from "zod"

const milliseconds = z.number().nonnegative()

/** What can be changed while the simulator runs. Durations in milliseconds of simulated time. */
export const settingsSchema = z
  .object({
    /** Until an asynchronous authorization is decided. */
    authorizationDelay: milliseconds,
    /** Until a capture that was answered Pending is decided. */
    captureDelay: milliseconds,
    /** Until a refund is decided. */
    refundDelay: milliseconds,
    /** Authorizations of one order that may end captured; the last one closes the order reference. */
    maxCapturedAuthorizations: z.number().int().positive(),
    /** Authorizations of one order that may exist, not counting declined and unused ones. */
    maxAuthorizations: z.number().int().positive(),
    /** Whether Confirm asks the buyer for strong authentication. */
    sca: z.enum(["off", "with-urls", "required"]),
    /** Where the address a buyer returns to after a login without a window carries the access token. */
    loginAnswer: z.enum(["query", "fragment"]),
    /** A capture declined with AmazonRejected closes its authorization and order reference too. */
    rejectedCaptureCloses: z.boolean(),
    /** SetOrderAttributes refuses to change a text that is already set. */
    strictAttributes: z.boolean(),
    /** What Amazon keeps of a completed capture, in percent; a completed refund gives as much of it back. */
    feePercent: z.number().min(0).max(100),
    /** The merchant's own currency where it is another, and what one unit of it costs in the buyer's. */
    conversion: z
      .object({ currency: z.string().length(3), rate: z.number().positive() })
      .nullable(),
    accountStatus: z.enum(["ACTIVE", "INACTIVE"]),
    serviceStatus: z.enum(["GREEN", "GREEN_I", "YELLOW", "RED"]),
    /** Multiplies Amazon's quotas; null switches throttling off. */
    quotaFactor: z.number().positive().nullable(),
  })
  .readonly()
export type Settings = z.infer<typeof settingsSchema>
