import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { decimal } from "../modules/amazon-pay/store/decimal"

const stored = z
  .array(
    z.object({
      id: z.string(),
      raw_amount: decimal,
      created_by: z.string().nullish(),
      created_at: z.coerce.date(),
    }),
  )
  .nullish()

/** A capture or a refund as Medusa's payment has it. */
export interface PaymentRow {
  id: string
  /** Major units, as decimal text; Medusa may keep fractions of a cent. */
  amount: string
  /** A user, or the operation that the plugin made the row to book. */
  createdBy: string | null
  createdAt: Date
}

/** @param rows captures or refunds, as Medusa hands them out; missing ones are none */
export function paymentRows(rows: unknown): PaymentRow[] {
  return (stored.parse(rows) ?? []).map(({ id, raw_amount, created_by, created_at }) => ({
    id,
    amount: raw_amount,
    createdBy: created_by ?? null,
    createdAt: created_at,
  }))
}

/** The sum of rows (major units). */
export function sumOfRows(rows: readonly PaymentRow[]) {
  return MathBN.sum(0, ...rows.map(({ amount }) => amount))
}
