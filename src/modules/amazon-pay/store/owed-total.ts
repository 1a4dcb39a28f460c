import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { amountText, lesserAmount, type AmountText } from "../money"
import { creditedOwnRefunds, creditedRefunds, creditLines, refunds } from "./credited-refunds"
import { decimal } from "./decimal"
import { onceEach } from "./once-each"
import { exchangedOf, firstAskedBack, type Returns } from "./asked-back"

/** The fields of Medusa's order that {@link owedTotal} reads. */
export const owedTotalFields = [
  "id",
  "status",
  "currency_code",
  "total",
  "items.id",
  "items.total",
  "items.return_requested_total",
  "items.return_received_total",
  "items.return_dismissed_total",
  "items.detail.return_requested_quantity",
  "shipping_methods.id",
  "shipping_methods.total",
  "credit_lines.amount",
  "credit_lines.reference",
  "credit_lines.reference_id",
  "payment_collections.id",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.refunds.amount",
  "payment_collections.payments.refunds.created_at",
  "payment_collections.payments.refunds.refund_reason_id",
  "payment_collections.payments.refunds.refund_reason.label",
  "payment_collections.payments.refunds.refund_reason.code",
]

/** Absent where a query gave no totals, which is a defect; absent for lines of which nothing was ever asked back. */
const some = decimal.nullish().transform((amount) => amount ?? "0")

export const owedOrderSchema = z.object({
  id: z.string(),
  status: z.string(),
  currency_code: z.string(),
  total: decimal,
  items: z.array(
    z.object({
      id: z.string(),
      total: decimal,
      return_requested_total: some,
      return_received_total: some,
      return_dismissed_total: some,
      detail: z.object({ return_requested_quantity: some }).nullish(),
    }),
  ),
  shipping_methods: z.array(z.object({ id: z.string(), total: decimal })),
  credit_lines: creditLines,
  payment_collections: z.array(
    z.object({ id: z.string(), payments: z.array(z.object({ provider_id: z.string(), refunds })) }),
  ),
})

/** What Medusa says that an order costs. Major units with exactly the currency's digits. */
export interface OwedTotal {
  /** With edits and credit lines, and without what came back or is to be exchanged; nothing of an order that is cancelled. */
  total: AmountText
  /**
   * What of it is asked back with nothing in exchange, and has not come yet. Whoever knows an order may ask, without a login:
   * goods that leave are charged all the same. Nobody else charges for it.
   */
  askedBack: AmountText
  /** What it costs with all that is asked back, in exchange or not. */
  costs: AmountText
  /** What of the credit lines is there because Amazon Pay gave money back. */
  creditedRefunds: AmountText
}

/**
 * What an order costs as Medusa counts it: its outstanding amount is the total less what was paid and not given back.
 *
 * Beside a refund Medusa writes a credit line, so that the order does not ask for that money again. Goods that came back
 * are off the total by themselves; the credit line for their refund takes them off a second time, and that is put right. What
 * was refunded before anything was asked back was good will, and is off beside them.
 */
export function owedTotal(order: z.output<typeof owedOrderSchema>, returns: Returns): OwedTotal {
  const text = (amount: BigNumberInput) => amountText(MathBN.max(amount, 0), order.currency_code)
  if (order.status === "canceled") {
    return { total: text(0), askedBack: text(0), costs: text(0), creditedRefunds: text(0) }
  }
  const items = onceEach(order.items)
  const methods = onceEach(order.shipping_methods)
  const again = [...items.again, ...methods.again].map(({ total }) => total)
  const sumOf = (amounts: readonly string[]) => MathBN.sum(0, ...amounts)
  const askedBack = sumOf(items.all.map((item) => item.return_requested_total))
  const exchanged = sumOf(items.all.map((item) => exchangedOf(item, returns)))
  const cameBack = sumOf(
    items.all.flatMap((item) => [item.return_received_total, item.return_dismissed_total]),
  )
  const credited = creditedRefunds(order.credit_lines, order.payment_collections)
  const creditedOwn = creditedOwnRefunds(order.credit_lines, order.payment_collections)
  const since = firstAskedBack(returns)
  const forReturns = since
    ? creditedRefunds(order.credit_lines, refundedSince(order.payment_collections, since))
    : credited
  // What was given back without credit was for goods that are off by themselves: no other credit is for them.
  const given = order.payment_collections
    .flatMap(({ payments }) => payments)
    .flatMap(({ refunds }) => (refunds ?? []).map(({ amount }) => amount))
  const uncredited = MathBN.max(MathBN.sub(sumOf(given), credited), 0)
  const takenOffTwice = MathBN.min(forReturns, MathBN.max(MathBN.sub(cameBack, uncredited), 0))
  const costs = MathBN.sub(MathBN.add(order.total, takenOffTwice), sumOf(again))
  const total = text(MathBN.sub(costs, exchanged))
  return {
    total,
    askedBack: lesserAmount(total, text(MathBN.sub(askedBack, exchanged))),
    costs: text(costs),
    creditedRefunds: text(MathBN.min(creditedOwn, MathBN.sub(credited, takenOffTwice))),
  }
}

type Collections = z.output<typeof owedOrderSchema>["payment_collections"]

function refundedSince(collections: Collections, since: Date): Collections {
  return collections.map(({ payments, ...collection }) => ({
    ...collection,
    payments: payments.map(({ refunds, ...payment }) => ({
      ...payment,
      refunds: (refunds ?? []).filter(({ created_at }) => created_at >= since),
    })),
  }))
}
