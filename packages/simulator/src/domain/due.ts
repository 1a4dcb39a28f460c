import { z } from "zod"
import { outcomeSchema } from "./outcome"

/** Everything that happens by itself when its time has come. */
export const dueKinds = [
  "order-reference-stale",
  "order-reference-expired",
  "authorization-decided",
  "authorization-expired",
  "capture-decided",
  "capture-closed",
  "refund-decided",
  "payment-method-changed",
  "notification-retried",
] as const

export const dueSchema = z
  .object({
    /** Milliseconds since 1970 on the simulated clock. */
    at: z.number(),
    /** Order among things due at the same instant. */
    sequence: z.number(),
    kind: z.enum(dueKinds),
    objectId: z.string(),
    outcome: outcomeSchema.nullable(),
  })
  .readonly()
export type Due = z.infer<typeof dueSchema>
export type DueKind = Due["kind"]
