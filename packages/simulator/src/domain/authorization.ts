import { z } from "zod"
import { statusSchema } from "./status"
import { moneySchema } from "./stored-money"

export const authorizationStates = ["Pending", "Open", "Declined", "Closed"] as const

export const authorizationSchema = z
  .object({
    id: z.string(),
    orderReferenceId: z.string(),
    referenceId: z.string(),
    amount: moneySchema,
    /** What completed captures took; a pending one is not in it. */
    captured: moneySchema,
    note: z.string().nullable(),
    captureNow: z.boolean(),
    softDescriptor: z.string().nullable(),
    softDecline: z.boolean().nullable(),
    createdAt: z.number(),
    expiresAt: z.number(),
    status: statusSchema(authorizationStates),
    captureIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type Authorization = z.infer<typeof authorizationSchema>
