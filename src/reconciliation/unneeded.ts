import { MathBN } from "@medusajs/framework/utils"
import { undoneOf } from "../modules/amazon-pay/decisions/charge-bound"
import { chargedCaptures, isAwaited, isOpenAtAmazon } from "../modules/amazon-pay/decisions/holds"
import { amountText, isPositive } from "../modules/amazon-pay/money"
import { orderMoney } from "../charging/order-money"
import { ownPayment } from "./placed-with"
import { isOver, quietChecks, type PaymentAssessment } from "./payment-assessment"

/**
 * Whether money is still held for an order that owes nothing more, and has been left alone since: it was credited or
 * edited away, or paid otherwise. The order reference stays open, for an order that grows again.
 */
export function holdsTooMuch(assessment: PaymentAssessment): boolean {
  const isLeftAlone = assessment.reference.idle_checks >= quietChecks
  return isLeftAlone && owesNothing(assessment) && assessment.operations.some(isOpenAtAmazon)
}

/**
 * Whether an order was paid with others of its payments, and this one, which nothing was charged to, would be authorized for
 * ever: Medusa would call the order captured in part. Like one that was charged in full, its order reference ends, after a
 * look that has found nothing else to do.
 */
export function isUnneeded(assessment: PaymentAssessment): boolean {
  const { order, ledgers, reference } = assessment
  const own = ownPayment(assessment)
  if (!order || !own || own.canceled) return false
  // One that has ended is not looked at again by itself.
  if (reference.idle_checks < 1 && !isOver(assessment)) return false
  if (chargedCaptures(assessment).length > 0) return false
  // What is asked back may be exchanged for something that costs more.
  if (!owesNothing(assessment) || !MathBN.eq(order.costs, order.owed)) return false
  if (MathBN.gt(order.askedBack, 0)) return false
  // Goods that leave later are charged what was given back whole.
  if (isPositive(undoneOf(order, ledgers.values(), order.currencyCode))) return false
  const { captured, refunded } = orderMoney(order, ledgers)
  const taken = MathBN.sub(captured, refunded)
  const owed = amountText(MathBN.max(MathBN.sub(order.owed, taken), 0), order.currencyCode)
  return MathBN.gt(taken, 0) && !isPositive(owed)
}

function owesNothing({
  order,
  operations,
  captures,
  owed,
  waitsSince,
}: PaymentAssessment): boolean {
  if (!order || order.canceled || waitsSince) return false
  const isUndecided = [...operations, ...captures].some(
    (one) => isAwaited(one) || one.state === "pending",
  )
  // What another way to pay stands for may never come: Amazon Pay's payment is charged for what ships.
  return !isUndecided && !isPositive(owed.withPromised)
}
