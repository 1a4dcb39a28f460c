import { MathBN } from "@medusajs/framework/utils"
import { completedRefunds, coveredOf } from "../modules/amazon-pay/decisions/given-back"
import { amountOf, completedCharges } from "../modules/amazon-pay/decisions/holds"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import {
  addAmounts,
  amountText,
  isPositive,
  lesserAmount,
  subtractAmounts,
  type AmountText,
} from "../modules/amazon-pay/money"
import type { PaymentAssessment } from "./payment-assessment"

/**
 * How far Amazon's charges and refunds of an order reference are from what Medusa has booked on its payments (major units,
 * decimal text); null where they are the same, where there is no payment to book on, and while somebody may be at it.
 */
export function unbookedOf(assessment: PaymentAssessment, now: Date): string | null {
  const { reference, operations } = assessment
  const currency = reference.currency_code
  const own = ownPayments(assessment)
  const isFresh = operations.some(
    ({ kind, state, requested_at }) =>
      (kind === "capture" || kind === "refund") &&
      state !== "declined" &&
      state !== "failed" &&
      +now - +requested_at < graceMs,
  )
  if (!own.length || isFresh) return null
  const sum = (amounts: readonly string[]) => amountText(MathBN.sum(0, ...amounts), currency)
  const charged = completedCharges(assessment)
  const captured = sum(own.map((payment) => payment.captured))
  const differences = [MathBN.sub(charged, captured).abs(), unbookedRefundsOf(assessment)]
  const amount = amountText(MathBN.sum(...differences), currency)
  return isPositive(amount) ? amount : null
}

/**
 * What Amazon has refunded and Medusa has not booked yet (major units): until then Medusa does not credit it, and says that the
 * order owes it.
 */
export function unbookedRefundsOf(assessment: PaymentAssessment): AmountText {
  const { currency_code } = assessment.reference
  const own = ownPayments(assessment)
  if (!own.length) return amountText(0, currency_code)
  const refunded = MathBN.sum(0, ...own.map((payment) => payment.refunded))
  return amountText(MathBN.max(MathBN.sub(bookableRefunds(assessment), refunded), 0), currency_code)
}

function ownPayments({ order, reference }: PaymentAssessment) {
  return (order?.payments ?? []).filter(
    ({ orderReferenceId }) => orderReferenceId === reference.amazon_order_reference_id,
  )
}

/** What Medusa can show of the refunds that Amazon made: of each capture no more than it has charged. */
function bookableRefunds(assessment: PaymentAssessment): AmountText {
  const covered = completedRefunds(assessment).map((refund) => coveredOf(refund, assessment))
  const all = addAmounts(covered, assessment.reference.currency_code)
  return lesserAmount(all, completedCharges(assessment))
}

/** What Amazon has refunded beyond what the captures have charged: it allows that, Medusa does not. */
export function refundedAbove(assessment: PaymentAssessment): AmountText {
  const { currency_code } = assessment.reference
  const all = amountOf(completedRefunds(assessment), currency_code)
  return subtractAmounts(all, bookableRefunds(assessment), currency_code)
}
