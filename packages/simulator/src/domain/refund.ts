import { z } from "zod"
import { statusSchema } from "./status"
import { moneySchema } from "./stored-money"

export const refundStates = ["Pending", "Completed", "Declined"] as const

/** Who started a refund, and why. */
export const refundTypes = [
  "SellerInitiated",
  "AmazonA-ZRefund",
  "AmazonA-ZGuarantee",
  "AmazonA-ZCancel",
  "Chargeback",
  "BuyerCanceled",
] as const
export type RefundType = (typeof refundTypes)[number]

export const refundSchema = z
  .object({
    id: z.string(),
    captureId: z.string(),
    orderReferenceId: z.string(),
    referenceId: z.string(),
    amount: moneySchema,
    note: z.string().nullable(),
    type: z.enum(refundTypes),
    softDescriptor: z.string().nullable(),
    createdAt: z.number(),
    status: statusSchema(refundStates),
  })
  .readonly()
export type Refund = z.infer<typeof refundSchema>
