import { z } from "zod"
import { statusSchema } from "./status"
import { moneySchema } from "./stored-money"

export const captureStates = ["Pending", "Completed", "Declined", "Closed"] as const

export const captureSchema = z
  .object({
    id: z.string(),
    authorizationId: z.string(),
    orderReferenceId: z.string(),
    referenceId: z.string(),
    amount: moneySchema,
    /** What completed refunds gave back. */
    refunded: moneySchema,
    note: z.string().nullable(),
    softDescriptor: z.string().nullable(),
    createdAt: z.number(),
    status: statusSchema(captureStates),
    refundIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type Capture = z.infer<typeof captureSchema>

/** Money was taken: a closed capture only refuses further refunds. */
export function tookMoney(capture: Capture): boolean {
  return capture.status.state === "Completed" || capture.status.state === "Closed"
}

/** Counts against the order: everything but a declined capture. */
export function isLive(capture: Capture): boolean {
  return capture.status.state !== "Declined"
}
