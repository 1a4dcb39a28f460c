import { BigNumber, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { decimal } from "../modules/amazon-pay/store/decimal"

const summaries = z.array(
  z.object({
    id: z.string(),
    // Medusa shows what is less than a hundredth of a cent as none; the exact number is beside the one to show.
    totals: z.looseObject({
      transaction_total: decimal,
      raw_transaction_total: decimal.optional(),
      paid_total: decimal,
      raw_paid_total: decimal.optional(),
      refunded_total: decimal,
      raw_refunded_total: decimal.optional(),
      pending_difference: decimal,
      raw_pending_difference: decimal.optional(),
    }),
  }),
)

/** A summary as Medusa stores it. */
export interface Summary {
  id: string
  totals: Record<string, unknown>
}

/**
 * The summaries of an order that do not say what its transactions say, put right.
 * @param stored rows of Medusa's order summaries
 * @param transactions all of the order's; amounts in major units, negative for what was given back
 */
export function outdatedSummaries(
  stored: unknown,
  transactions: readonly { amount: string }[],
): Summary[] {
  const amounts = transactions.map(({ amount }) => amount)
  const paid = MathBN.sum(0, ...amounts.filter((amount) => MathBN.gt(amount, 0)))
  const total = MathBN.sum(0, ...amounts)
  const refunded = MathBN.sub(paid, total)
  return summaries.parse(stored).flatMap(({ id, totals }) => {
    const had = totals.raw_transaction_total ?? totals.transaction_total
    const pendingBefore = totals.raw_pending_difference ?? totals.pending_difference
    if (
      MathBN.eq(had, total) &&
      MathBN.eq(totals.raw_paid_total ?? totals.paid_total, paid) &&
      MathBN.eq(totals.raw_refunded_total ?? totals.refunded_total, refunded)
    ) {
      return []
    }
    const pending = MathBN.sub(pendingBefore, MathBN.sub(total, had))
    return [
      {
        id,
        totals: {
          ...totals,
          ...withRaw("transaction_total", total),
          ...withRaw("paid_total", paid),
          ...withRaw("refunded_total", refunded),
          ...withRaw("pending_difference", pending),
        },
      },
    ]
  })
}

/** A number the way Medusa keeps it in JSON: the number to show, and the exact one beside it. */
function withRaw(name: string, amount: ReturnType<typeof MathBN.sum>): Record<string, unknown> {
  const { numeric, raw } = new BigNumber(amount.toFixed())
  return { [name]: numeric, [`raw_${name}`]: raw }
}
