import { z } from "zod"

/** How Amazon decides on an authorization, a capture or a refund. */
export const outcomeSchema = z
  .object({
    state: z.enum(["Open", "Pending", "Completed", "Declined", "Closed"]),
    reasonCode: z.string().nullable(),
    softDecline: z.boolean(),
    methodUpdateMinutes: z.number().nullable(),
    expirationMinutes: z.number().nullable(),
    /** For CaptureNow: the capture is answered Pending first. */
    capturePending: z.boolean(),
  })
  .readonly()
export type Outcome = z.infer<typeof outcomeSchema>

export function outcome(
  state: Outcome["state"],
  reasonCode: string | null = null,
  more: Partial<Outcome> = {},
): Outcome {
  return {
    state,
    reasonCode,
    softDecline: false,
    methodUpdateMinutes: null,
    expirationMinutes: null,
    capturePending: false,
    ...more,
  }
}
