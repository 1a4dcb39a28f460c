import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "./contents"
import { shareOf } from "./order-line"
import { amountOfPaidReturns } from "./returned-goods"
import { rounded, sumOf, lineAmounts, type Priced } from "./line-amounts"

/** An order's money. Amounts are decimal text in major units. */
export interface Money {
  /** What the order costs now; credit taken off, what came back not counted. */
  total: string
  /** All that was taken for the order or is being taken: for parcels, by hand, by every payment. */
  captured: string
  /** What was given back of it. */
  refunded: string
}

export interface Balance {
  /** What was taken, pays for nothing yet and was not given back (major units). */
  unapplied: BigNumberInput
  /** What the parcels counted as paid for cost beyond all that was taken (major units): one was charged in part. */
  missing: BigNumberInput
  /** What is still to be taken for the order, were it all to be shipped (major units). */
  owes: BigNumberInput
}

/**
 * What the money taken has paid for: first for the parcels that left, with what the buyer kept of them; then for
 * what came back of them, until that is refunded. The rest is unapplied. A refund gives unapplied money back
 * first; beyond that it is for something the buyer had, and must not be charged again.
 */
export function balanceOf(order: Priced & Money, paid: readonly Contents[]): Balance {
  const { total, captured, refunded, digits } = order
  const returns = amountOfPaidReturns(order.lines, paid)
  const kept = MathBN.sub(sumOf(lineAmounts(order, paid)), returns)
  const beyond = MathBN.max(MathBN.sub(captured, kept), 0)
  const forReturns = MathBN.min(beyond, returns)
  const unapplied = MathBN.sub(beyond, forReturns)
  const givenBack = MathBN.min(refunded, unapplied)
  // Money for goods that came back is gone once it was given back: it pays for nothing that was added since. What needs no
  // shipping counts into a parcel that has left, and would take the place of what that was charged for.
  const cameBack = sumOf(order.lines.map((line) => shareOf(line, line.returned)))
  const refundedReturns = MathBN.min(MathBN.sub(refunded, givenBack), cameBack)
  const forReturned = MathBN.max(paidReturns(order, kept, returns), refundedReturns)
  const worth = rounded(MathBN.add(total, forReturned), digits)
  return {
    unapplied: MathBN.sub(unapplied, givenBack),
    missing: MathBN.max(MathBN.sub(kept, captured), 0),
    owes: MathBN.max(MathBN.sub(worth, MathBN.sub(captured, givenBack)), 0),
  }
}

/**
 * What of the money taken is for goods that came back (major units): credit pays for those that were kept before money does.
 * @param kept what the goods cost that left and were kept
 * @param returns what those cost that came back
 */
function paidReturns(
  { lines, shipping, total, captured }: Priced & Money,
  kept: BigNumberInput,
  returns: BigNumberInput,
): BigNumberInput {
  const goods = sumOf(lines.map((line) => shareOf(line, MathBN.sub(line.quantity, line.returned))))
  const credit = MathBN.max(MathBN.sub(MathBN.add(goods, shipping), total), 0)
  const unpaid = MathBN.max(MathBN.sub(kept, credit), 0)
  return MathBN.min(MathBN.max(MathBN.sub(captured, unpaid), 0), returns)
}
