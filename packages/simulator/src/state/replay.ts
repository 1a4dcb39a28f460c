import { z } from "zod"
import { authorizationSchema } from "../domain/authorization"
import { captureSchema } from "../domain/capture"
import { refundSchema } from "../domain/refund"

/** What a reference id was first used for, and what was answered then. */
export const replaySchema = z
  .object({
    operation: z.enum(["Authorize", "Capture", "Refund"]),
    /** The request's parameters in canonical form. */
    fingerprint: z.string(),
    authorization: authorizationSchema.nullable(),
    capture: captureSchema.nullable(),
    refund: refundSchema.nullable(),
  })
  .readonly()
export type Replay = z.infer<typeof replaySchema>
