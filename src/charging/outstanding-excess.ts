import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { currencyDigits } from "../mws"
import type { OrderFacts } from "./order-facts"
import { rounded, sumOf } from "./line-amounts"

/** A payment collection and its new amount (major units, decimal text). */
export interface Asked {
  id: string
  amount: string
}

/** One that asks for less from now on. */
export interface Overstated extends Asked {
  /** Whether its payments have brought all of that. */
  isPaid: boolean
}

/**
 * What the payment collection that waits for a payment is left with: what the order costs beyond its payments, for what is
 * charged to them is not to be paid again. Nothing where none waits, or several do.
 */
export function outstandingExcess(order: OrderFacts): Asked[] {
  const [waiting, ...others] = order.unpaidCollections
  if (!waiting || others.length || order.canceled) return []
  const paidFor = order.payments.map(({ canceled, amount, captured, refunded }) =>
    MathBN.sub(canceled ? captured : amount, refunded),
  )
  return [{ id: waiting.id, amount: excessOver(order, toBePaid(order), paidFor) }]
}

/**
 * Payment collections that ask for captured money, each with its reduced amount: what the order costs less what was
 * captured and not refunded. Medusa opens such a collection in a change of the order while Amazon has not answered, or raises one
 * that a payment is made for afterwards. The order would stay captured in part. Returns nothing before a capture, and nothing
 * when several collections could ask for what is left.
 */
export function overstatedCollections(order: OrderFacts): Overstated[] {
  if (order.canceled) return []
  const kept = order.payments.map(({ captured, refunded }) => MathBN.sub(captured, refunded))
  if (MathBN.lte(sumOf(kept), 0)) return []
  // Medusa counts a claim's replacement, which is not charged by itself: the merchant may want it to be paid.
  const rest = excessOver(order, MathBN.max(toBePaid(order), order.owed), kept)
  const digits = currencyDigits(order.currencyCode)
  const unpaid = order.unpaidCollections.map((one) => ({ ...one, paid: MathBN.convert(0) }))
  const overstated = [...unpaid, ...paidInPart(order)].filter(({ amount, paid }) =>
    MathBN.gt(rounded(MathBN.sub(amount, paid), digits), rest),
  )
  if (overstated.length > 1 && MathBN.gt(rest, 0)) return []
  return overstated.map(({ id, paid }) => ({
    id,
    amount: MathBN.add(paid, rest).toFixed(),
    isPaid: MathBN.gt(paid, 0) && MathBN.eq(rest, 0),
  }))
}

/** Collections that ask for more than their payments are for, with what was captured of these: nothing more will be. */
function paidInPart({ openCollections, payments, currencyCode }: OrderFacts) {
  const digits = currencyDigits(currencyCode)
  return openCollections.flatMap(({ id, amount }) => {
    const own = payments.filter(({ collectionId }) => collectionId === id)
    const isDone = own.every(
      ({ canceled, captured, amount }) => canceled || MathBN.gte(captured, rounded(amount, digits)),
    )
    return isDone ? [{ id, amount, paid: sumOf(own.map(({ captured }) => captured)) }] : []
  })
}

/** What an order costs without what Medusa has credited beside refunds: nobody pays that again in a collection. */
export function toBePaid({ total, creditedRefunds }: OrderFacts): BigNumberInput {
  return MathBN.sub(total, creditedRefunds)
}

/** What an order costs more than payments (major units); Medusa's amounts may have more digits than their currency. */
function excessOver(
  { currencyCode }: OrderFacts,
  costs: BigNumberInput,
  payments: readonly BigNumberInput[],
): string {
  const digits = currencyDigits(currencyCode)
  const paid = sumOf(payments.map((amount) => rounded(amount, digits)))
  return MathBN.max(MathBN.sub(rounded(costs, digits), paid), 0).toFixed()
}
