import { BigNumber, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { decimal } from "../../modules/amazon-pay/store/decimal"

const summaries = z.array(
  z.object({
    id: z.string(),
    totals: z.looseObject({
      transaction_total: decimal,
      paid_total: decimal,
      refunded_total: decimal,
      pending_difference: decimal,
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
    const { transaction_total, paid_total, refunded_total, pending_difference } = totals
    if (
      MathBN.eq(transaction_total, total) &&
      MathBN.eq(paid_total, paid) &&
      MathBN.eq(refunded_total, refunded)
    ) {
      return []
    }
    const pending = MathBN.sub(pending_difference, MathBN.sub(total, transaction_total))
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
