import type { OperationRow, OrderReferenceRow, Snapshot } from "../modules/amazon-pay"
import {
  isOpenAtAmazon,
  isPlacedHere,
  nonFailedCaptures,
} from "../modules/amazon-pay/decisions/holds"
import { isNameless } from "../modules/amazon-pay/decisions/name-step"
import { refundsToRepeat } from "../modules/amazon-pay/decisions/refund-again-step"
import { wasNotSent } from "../modules/amazon-pay/decisions/not-sent"
import { graceMs, referenceWarningMs, warningOf } from "../modules/amazon-pay/ledger/next-check"
import { addAmounts, isPositive } from "../modules/amazon-pay/money"
import { leftAt } from "../charging/leaving"
import type { ParcelFacts } from "../charging/order-facts"
import { parcelCharges } from "../charging/parcel-charge"
import { payingFor } from "../medusa/payable"
import { isAwaited } from "../charging/refused-parcel"
import { chargeAgain } from "./charge-again"
import { addressWork, type AddressWork } from "./address-work"
import { isOrphanedHold, isLeftOpen, isPast, isRefusedCancel, keepsCharge } from "./paid-otherwise"
import { ownPayment } from "./placed-with"
import { isOver, unfinishedMs, type PaymentAssessment } from "./payment-assessment"
import { holdsTooMuch, isUnneeded } from "./unneeded"

/** What an order's state and its ledger show that nobody has done. */
export type PendingAction =
  /** The order was cancelled, and something of it can still be captured. */
  | { do: "cancel-order" }
  /** A parcel left that was never charged, or that may be charged again now. */
  | { do: "charge-parcel"; fulfillmentId: string }
  /** The order waits for its payment: Amazon may be asked again, or the checkout was cut off. */
  | { do: "authorize" }
  /** Money is held for a cart that never became an order, or for an order that owes nothing or is paid another way. */
  | { do: "release-hold" }
  /** The cart became no order for a day. */
  | { do: "end-abandoned" }
  /** The order is paid with an order reference that its buyer chose after this one, or another way. */
  | { do: "end-superseded" }
  /** The order was cancelled, nothing was charged, and Medusa has left its payment as it was. */
  | { do: "drop-payment"; paymentId: string }
  /** The order is paid with others of its payments, and nothing was charged to this one. */
  | { do: "end-unneeded"; paymentId: string }
  /** Amazon could not process a refund, and may now. */
  | { do: "refund-again"; operationId: string }
  /** Amazon declined a charge by hand when nobody waited for it any more, and may take it now. */
  | { do: "capture-again"; operationId: string; amount: string }
  /** The order was made after the confirmation, and Amazon does not know its number. */
  | { do: "name-order" }
  | AddressWork
  /** A hold ends soon and not everything is charged. */
  | { do: "announce-expiry"; operation: OperationRow }
  /** The order reference ends soon and not everything is charged. */
  | { do: "announce-end" }

/** How long an order reference is kept for a cart that does not become an order. */
const abandonedMs = 24 * 60 * 60_000

/** Every pending action, in the order in which they are carried out. */
export function findPendingActions(assessment: PaymentAssessment, now: Date): PendingAction[] {
  const { order } = assessment
  if (!order) return abandoned(assessment, now)
  const again = dueRefunds(assessment, now)
  if (order.canceled) {
    return isOver(assessment) || !isPlacedHere(assessment)
      ? [...again, ...leftLive(assessment)]
      : [{ do: "cancel-order" }, ...again]
  }
  return [
    ...endings(assessment, now),
    ...again,
    ...(isNameless(assessment) ? [{ do: "name-order" as const }] : []),
    ...(awaitsPayment(assessment, now) ? [{ do: "authorize" as const }] : []),
    ...unchargedParcels(assessment, now).map(({ id }) => ({
      do: "charge-parcel" as const,
      fulfillmentId: id,
    })),
    // After the parcels: one that asks for the same money is charged as it is.
    ...chargesByHand(assessment, now),
    ...expiring(assessment, now).map((operation) => ({
      do: "announce-expiry" as const,
      operation,
    })),
    ...(endsSoon(assessment, now) ? [{ do: "announce-end" as const }] : []),
    // Money comes first.
    ...addressWork(assessment, now),
  ]
}

function dueRefunds(assessment: PaymentAssessment, now: Date): PendingAction[] {
  return refundsToRepeat(assessment)
    .filter(({ next_check_at }) => next_check_at === null || next_check_at <= now)
    .map(({ id }) => ({ do: "refund-again", operationId: id }))
}

function chargesByHand(assessment: PaymentAssessment, now: Date): PendingAction[] {
  const charge = chargeAgain(assessment)
  if (!charge?.amount || !charge.next_check_at || charge.next_check_at > now) return []
  const amount = addAmounts([charge.amount], assessment.reference.currency_code)
  return [{ do: "capture-again", operationId: charge.id, amount }]
}

/** Medusa cancels an order also when its payment could not be cancelled at once. */
function leftLive(assessment: PaymentAssessment): PendingAction[] {
  const payment = ownPayment(assessment)
  const isCharged = nonFailedCaptures(assessment).length > 0
  if (!payment || payment.canceled || isCharged) return []
  return [{ do: "drop-payment", paymentId: payment.id }]
}

/** A hold goes with its order reference. */
function endings(assessment: PaymentAssessment, now: Date): PendingAction[] {
  if (isLeftOpen(assessment, now)) return [{ do: "end-superseded" }]
  const payment = isUnneeded(assessment) ? ownPayment(assessment) : undefined
  if (payment) return [{ do: "end-unneeded", paymentId: payment.id }]
  const isHeldInVain = isOrphanedHold(assessment, now) || holdsTooMuch(assessment)
  return isHeldInVain ? [{ do: "release-hold" }] : []
}

/**
 * Parcels that left, for which something is owed that was not charged, and that a payment can be asked for: it was never
 * asked, or may be asked again.
 */
function unchargedParcels(assessment: PaymentAssessment, now: Date): ParcelFacts[] {
  const { order, ledgers, trigger, captures } = assessment
  if (!order || !trigger) return []
  // They are charged to the payment that is made first, in the same look.
  const isFirst = order.payments.length === 0 && awaitsPayment(assessment, now)
  const payable = payingFor(order, ledgers).map(({ id }) => id)
  return order.parcels.filter((parcel) => {
    // What it holds is known to nobody, and so is what to charge.
    if (!Object.keys(parcel.contents).length) return false
    const left = leftAt(parcel, trigger)
    if (parcel.canceled || !left || now.getTime() - left.getTime() < graceMs) return false
    if (isFirst) return !captures.some(({ fulfillment_id }) => fulfillment_id === parcel.id)
    return parcelCharges(order, ledgers, { fulfillmentId: parcel.id, trigger, payable }).some(
      ({ kind, paymentId }) => {
        const ledger = ledgers.get(paymentId)
        return kind === "new" && ledger && !isAwaited(ledger, parcel.id, now)
      },
    )
  })
}

/** An order without a payment, for which Amazon can be asked. */
function awaitsPayment(assessment: PaymentAssessment, now: Date): boolean {
  const { reference, operations } = assessment
  if (!assessment.waitsSince) return false
  const last = operations.findLast((one) => one.action === "Authorize" && !wasNotSent(one))
  return last?.state === "declined" ? mayAskAnew(last, reference) : isCutOff(assessment, last, now)
}

/**
 * Placed before Amazon had decided, and declined since: asked for again when the buyer has chosen another card, which opens
 * the order reference again.
 */
function mayAskAnew(
  { reason_code, requested_at }: OperationRow,
  { state, state_changed_at }: OrderReferenceRow,
): boolean {
  return (
    state === "Open" &&
    reason_code === "InvalidPaymentMethod" &&
    state_changed_at !== null &&
    state_changed_at.getTime() > requested_at.getTime()
  )
}

/**
 * Medusa makes the order before it asks for the money. When its process ends in between, nobody asks any more, and the
 * buyer who tries again is told that the order is placed.
 */
function isCutOff(
  assessment: PaymentAssessment,
  last: OperationRow | undefined,
  now: Date,
): boolean {
  const { waitsSince, reference, hasSession } = assessment
  if (!waitsSince || now.getTime() - waitsSince.getTime() < unfinishedMs) return false
  // What was charged at the checkout has closed the order reference; given back by somebody, it pays for nothing any more.
  if (last)
    return last.state === "completed" && (last.kind !== "capture" || keepsCharge(assessment))
  return hasSession && (reference.state === "Draft" || reference.state === "Open")
}

/** The buyer has left: the order reference of the cart is cancelled, and what one that was closed still holds is let go. */
function abandoned({ reference, operations }: PaymentAssessment, now: Date): PendingAction[] {
  const refused = operations.filter(isRefusedCancel)
  const others = operations.filter((one) => !refused.includes(one))
  if (!others.every((one) => isPast(one, now, abandonedMs))) return []
  const takesCharges = reference.state === "Open" || reference.state === "Suspended"
  if (takesCharges && !refused.length && isPlacedHere({ reference, operations }))
    return [{ do: "end-abandoned" }]
  return operations.some(isOpenAtAmazon) ? [{ do: "release-hold" }] : []
}

/**
 * Holds that end soon, with something of the order not charged. Not by what is packed: nobody may ever pack what needs no
 * shipping, and what is packed may wait for a person to charge it.
 */
function expiring(assessment: PaymentAssessment, now: Date): OperationRow[] {
  if (!isAwaitingMoney(assessment)) return []
  return assessment.operations.filter(
    (operation) =>
      isOpenAtAmazon(operation) &&
      operation.expiry_emitted_at === null &&
      isSoon(operation.expires_at, warningOf(operation), now),
  )
}

/** Nothing can be charged once an order reference has ended, but for what is held by then. */
function endsSoon(assessment: PaymentAssessment, now: Date): boolean {
  const { state, expires_at, expiry_emitted_at } = assessment.reference
  if ((state !== "Open" && state !== "Suspended") || expiry_emitted_at) return false
  return isAwaitingMoney(assessment) && isSoon(expires_at, referenceWarningMs, now)
}

function isAwaitingMoney({ owed, waitsSince }: PaymentAssessment): boolean {
  return waitsSince !== null || isPositive(owed.rest)
}

function isSoon(end: Date | null, warningMs: number, now: Date): boolean {
  return end !== null && end > now && end.getTime() - warningMs <= now.getTime()
}

/** The moments ahead at which an order has to be looked at, whatever happens before. */
export function momentsAhead({ operations, reference }: Snapshot): Date[] {
  const holds = operations.filter(isOpenAtAmazon)
  const before = (end: Date | null, warningMs: number) =>
    end ? [end, new Date(end.getTime() - warningMs)] : []
  return [
    ...holds.flatMap((hold) => before(hold.expires_at, warningOf(hold))),
    ...before(reference.expires_at, referenceWarningMs),
  ].map((moment) => new Date(moment.getTime() + graceMs))
}
