import type { OperationRow } from "../modules/amazon-pay"
import { chargeToRepeat } from "../modules/amazon-pay/decisions/charges-by-hand"
import { openAuthorization } from "../modules/amazon-pay/decisions/holds"
import { isAtLeast, lesserAmount } from "../modules/amazon-pay/money"
import { boundOf } from "../charging/order-money"
import type { PaymentAssessment } from "./payment-assessment"

/** A charge by hand with what is still owed of it. */
export interface ChargeByHand {
  charge: OperationRow
  /** Major units, decimal text: no more than the charge. */
  owed: string
}

/**
 * The last charge by hand, where Amazon has declined it, and what of it is still owed. When parcels were charged since, only what no
 * parcel will ask for: while Amazon decided, it counted as paid.
 */
export function lastByHand({
  operations,
  captures,
  owed,
}: PaymentAssessment): ChargeByHand | undefined {
  // What was refused, or could not be asked for, is no answer to the one before.
  const counts = ({ kind, state, fulfillment_id }: OperationRow) =>
    kind === "capture" && (fulfillment_id !== null || state !== "failed")
  const charge = operations.filter(counts).findLast(({ fulfillment_id }) => fulfillment_id === null)
  if (charge?.state !== "declined") return undefined
  // A parcel that counted on it may have been charged to another payment.
  const isLast = !captures.some((one) => counts(one) && one.sequence > charge.sequence)
  const open = isLast ? owed.inAll : owed.dueBeside
  return { charge, owed: lesserAmount(charge.amount ?? "0", open) }
}

/**
 * The charge by hand that is asked for once more by itself, now or in a while: all of it is still owed, and Amazon may take it.
 * Whether it does, and whether it is owed then, is decided anew under the row lock.
 */
export function chargeAgain(assessment: PaymentAssessment): OperationRow | undefined {
  const { order, ledgers, reference } = assessment
  const charge = chargeToRepeat(assessment)
  const last = lastByHand(assessment)
  const amount = charge?.amount
  if (!order || order.canceled || !last || !charge || !amount) return undefined
  if (isGivenUp(charge, assessment) || isMadeElsewhere(charge, assessment)) return undefined
  if (!isAtLeast(lesserAmount(last.owed, boundOf(order, ledgers, assessment)), amount))
    return undefined
  const held = openAuthorization(assessment)
  const isHeld = held !== undefined && isAtLeast(held.amount ?? "0", amount)
  return isHeld || reference.state === "Open" ? charge : undefined
}

/** Whether a person has let the money go since, or ended the order reference. */
function isGivenUp({ sequence }: OperationRow, { operations }: PaymentAssessment): boolean {
  return operations.some(
    (one) =>
      one.sequence > sequence &&
      (one.purpose === "person" || one.purpose === "cancellation") &&
      (one.kind === "release" || one.kind === "close" || one.kind === "cancel"),
  )
}

/** Whether somebody has charged by hand since, whichever payment of the order it was. */
function isMadeElsewhere({ sequence }: OperationRow, { captures }: PaymentAssessment): boolean {
  return captures.some(
    (one) =>
      one.sequence > sequence &&
      one.fulfillment_id === null &&
      one.purpose === "person" &&
      one.state !== "failed",
  )
}
