import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import {
  acceptedRefunds,
  amountOf,
  chargedCaptures,
  completedCharges,
  isPlacedHere,
  leftOverAuthorization,
  openAuthorization,
} from "../modules/amazon-pay/decisions/holds"
import { wasNotDone } from "../modules/amazon-pay/decisions/not-sent"
import { isPositive, subtractAmounts, type AmountText } from "../modules/amazon-pay/money"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import { costsNothing, isPaidOtherwise, ownPayment } from "./placed-with"
import { unfinishedMs, type PaymentAssessment } from "./payment-assessment"

/**
 * Whether nothing here is paid with an order reference: its cart became no order, or one that another payment pays for, or
 * that was placed with another order reference, or that costs nothing, or that was cancelled before Amazon had decided.
 */
export function isOrphaned({ order, reference, isSuperseded }: PaymentAssessment): boolean {
  if (!order) return true
  if (ownPayment({ order, reference })) return false
  return (
    order.canceled || isSuperseded || costsNothing(order) || isPaidOtherwise({ order, reference })
  )
}

/** Whether Amazon has charged what was not given back in full. */
export function keepsCharge(assessment: Snapshot): boolean {
  return isPositive(keptCharge(assessment))
}

/** What Amazon has charged and not given back (major units). */
export function keptCharge(assessment: Snapshot): AmountText {
  const { currency_code } = assessment.reference
  const refunded = amountOf(acceptedRefunds(assessment), currency_code)
  return subtractAmounts(completedCharges(assessment), refunded, currency_code)
}

/**
 * Since when Amazon has charged, and not given back, what pays for nothing here; null where it has not. The answer to the
 * charge came when nobody waited for it any more. A checkout that goes on has a few minutes to come to its order.
 */
export function orphanedChargeSince(assessment: PaymentAssessment): Date | null {
  const last = chargedCaptures(assessment).findLast(({ state }) => state === "completed")
  if (!last || !isOrphaned(assessment) || !keepsCharge(assessment)) return null
  const isOver = assessment.order?.canceled ?? false
  return new Date(last.requested_at.getTime() + (isOver ? 0 : unfinishedMs))
}

/**
 * Whether money is still held for an order that is paid another way, or by a declined charge at the checkout of an order that
 * has no payment: nothing is captured before there is one, and a new try asks for itself.
 */
export function isOrphanedHold(assessment: PaymentAssessment, now: Date): boolean {
  const { order } = assessment
  if (!order || order.canceled) return false
  const held = orphanedHold(assessment)
  return held !== undefined && now.getTime() - held.requested_at.getTime() > unfinishedMs
}

function orphanedHold(assessment: PaymentAssessment): OperationRow | undefined {
  if (isOrphaned(assessment)) return openAuthorization(assessment)
  return ownPayment(assessment) ? undefined : leftOverAuthorization(assessment)
}

/**
 * Whether Amazon still takes charges for an order reference that nobody will use any more: its buyer has replaced it by the one
 * that the order is paid with, or the order is paid another way and never was with this one. Nothing was charged for it, and no
 * call of it is under way. What Amazon has refused to cancel is not asked again.
 */
export function isLeftOpen(assessment: PaymentAssessment, now: Date): boolean {
  const { order, reference, operations, isSuperseded } = assessment
  if (!order || order.canceled || !isPlacedHere(assessment)) return false
  if (!isSuperseded && ownPayment({ order, reference })) return false
  if (reference.state !== "Open" && reference.state !== "Suspended") return false
  if (!isPaidOtherwise({ order, reference }) || chargedCaptures(assessment).length > 0) return false
  const isPaidWithThis = order.payments.some(
    ({ canceled, orderReferenceId }) =>
      !canceled && orderReferenceId === reference.amazon_order_reference_id,
  )
  return !isPaidWithThis && operations.every((one) => isPast(one, now))
}

/** Whether nothing comes of an operation any more, and that for so many milliseconds. */
export function isPast(operation: OperationRow, now: Date, ms = unfinishedMs): boolean {
  const { kind, state, requested_at } = operation
  if (isUnresolved(state) || state === "pending" || isRefusedCancel(operation)) return false
  // A cancellation that did nothing is asked for anew at once.
  const isAnew = kind === "cancel" && wasNotDone(operation)
  return isAnew || now.getTime() - requested_at.getTime() > ms
}

/** Whether Amazon has refused to cancel the order reference. */
export function isRefusedCancel(operation: OperationRow): boolean {
  return operation.kind === "cancel" && operation.state === "failed" && !wasNotDone(operation)
}
