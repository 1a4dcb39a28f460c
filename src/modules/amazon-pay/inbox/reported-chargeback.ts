import { z } from "@medusajs/framework/zod"
import type { AmazonPayNotification } from "../../../ipn"
import type { Chargeback } from "../ledger/chargebacks"

/** What a notification says of a chargeback, as the inbox keeps it: nothing of it is sure to be there. */
export const reportedChargebackSchema = z.object({
  object: z.literal("chargeback"),
  objectId: z.string().optional(),
  /** How Amazon names the disputed charge. */
  captureId: z.string().optional(),
  state: z.string().optional(),
  reasonCode: z.string().optional(),
  /** Major units, decimal text. */
  amount: z.string().optional(),
  currencyCode: z.string().optional(),
  madeAt: z.string().optional(),
})
export type ReportedChargeback = z.output<typeof reportedChargebackSchema>

/** Undefined for other notifications, and for test messages from Seller Central, whose ids are made up. */
export function reportedChargebackOf(
  notification: AmazonPayNotification,
): ReportedChargeback | undefined {
  if (notification.type !== "chargeback" || notification.isSample) return undefined
  const { objectId, referenceId, state, reasonCode, amount, creationTimestamp } = notification
  return {
    object: "chargeback",
    ...(objectId ? { objectId } : {}),
    ...(referenceId ? { captureId: referenceId } : {}),
    ...(state ? { state } : {}),
    ...(reasonCode ? { reasonCode } : {}),
    ...(amount ? { amount: amount.amount, currencyCode: amount.currencyCode } : {}),
    ...(creationTimestamp ? { madeAt: creationTimestamp } : {}),
  }
}

/** The chargeback that a message of the inbox tells of. */
export function chargebackIn({
  reported,
  object_id,
}: {
  reported: ReportedChargeback | { object: string } | null
  object_id: string | null
}): Chargeback {
  const told: Partial<ReportedChargeback> = reportedChargebackSchema.safeParse(reported).data ?? {}
  return {
    id: told.objectId ?? object_id,
    capture: told.captureId ?? null,
    amount: told.amount ?? null,
    currency_code: told.currencyCode ?? null,
    state: told.state ?? null,
    reason: told.reasonCode ?? null,
    made_at: told.madeAt ?? null,
  }
}
