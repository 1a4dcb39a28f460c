import { MathBN } from "@medusajs/framework/utils"
import { declinedPayment } from "../modules/amazon-pay/decisions/declined-payment"
import { isAwaited, payingAuthorization } from "../modules/amazon-pay/decisions/holds"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import { amountText, isPositive, lesserAmount, subtractAmounts } from "../modules/amazon-pay/money"
import { notDismissed, type Finding } from "./attention-reasons"
import { chargeAgain, lastByHand } from "./charge-again"
import { declinedShares, type DeclinedShare } from "./declined-shares"
import { keepsCharge } from "./paid-otherwise"
import { ownPayment } from "./placed-with"
import { unfinishedMs, type PaymentAssessment } from "./payment-assessment"

/** What is owed and cannot be had. No two reasons are about the same money: whoever dismisses one has not seen the next. */
export function notHad(assessment: PaymentAssessment, now: Date): Finding[] {
  const { order, reference, owed } = assessment
  const currency = reference.currency_code
  if (!order || order.canceled) return []
  if (!isParty(assessment)) return grownFromNothing(assessment)
  const all = [...withoutPayment(assessment, now), ...ended(assessment)].slice(0, 1)
  if (all.length) return all

  const shares = declinedShares(assessment)
  const parcels = lesserAmount(sumOf(shares, "amount", assessment), owed.inAll)
  const asked = declinedByHand(assessment, parcels)
  const lost = [sumOf(shares, "lost", assessment)]
  // Amazon takes nothing of it either: what was asked for by hand is a part of that.
  if (reference.state === "Suspended") lost.push(...amountsOf(asked))
  const beside = [...suspended(assessment, lost), ...outgrown(assessment, lost)]
  // What Amazon takes no charge for is no part of what it declined, though somebody asked for all of it.
  const byHand = asked.flatMap((one) => {
    const off = [parcels, ...amountsOf(beside)]
    const most = off.reduce((rest, named) => subtractAmounts(rest, named, currency), owed.inAll)
    const amount = lesserAmount(one.amount ?? "0", most)
    return isPositive(amount) ? [{ ...one, amount }] : []
  })
  const named = [parcels, ...amountsOf(byHand), ...amountsOf(beside)]
  return [
    ...declinedParcels(assessment, shares),
    // What is asked for again by itself is for nobody yet.
    ...(chargeAgain(assessment) ? [] : byHand),
    ...beside,
    ...unknownContents(assessment, named),
    ...uncharged(assessment, byHand, now),
  ]
}

const amountsOf = (findings: readonly Finding[]) => findings.map(({ amount }) => amount ?? "0")

function sumOf(
  shares: readonly DeclinedShare[],
  what: "amount" | "lost",
  { reference }: PaymentAssessment,
): string {
  return amountText(MathBN.sum(0, ...shares.map((share) => share[what])), reference.currency_code)
}

/** An order that cost nothing when it was placed has no payment that could take what it has grown by. */
function grownFromNothing({ order, reference, owed, isSuperseded }: PaymentAssessment): Finding[] {
  if (isSuperseded || isPositive(reference.total)) return []
  const hasPayment = order?.payments.some(
    ({ canceled, orderReferenceId }) => !canceled && orderReferenceId !== undefined,
  )
  return hasPayment ? [] : shortfall("unreachable", owed.inAll, [], reference.currency_code)
}

/**
 * An order whose payment Amazon declined after it was placed, or whose checkout was cut off before it asked for money. The payment
 * is to bring what the order owes by now, which may have grown since, beside what its other payments still bring.
 */
function withoutPayment(assessment: PaymentAssessment, now: Date): Finding[] {
  const { waitsSince, owed, reference } = assessment
  if (!waitsSince) return []
  const declined = declinedPayment(assessment)
  if (!declined && !isCutOff(assessment, now)) return []
  const reason = declined ? (`authorization-${declined}` as const) : "payment-missing"
  return shortfall(reason, owed.uncovered, [], reference.currency_code)
}

/** An order whose checkout was cut off, for which Amazon has taken nothing and is not deciding. */
function isCutOff(assessment: PaymentAssessment, now: Date): boolean {
  const { waitsSince, operations } = assessment
  if (!waitsSince || now.getTime() - waitsSince.getTime() < unfinishedMs) return false
  if (hasMoney(assessment)) return false
  return !operations.some((one) => one.state === "pending" || isAwaited(one))
}

/** The order reference takes no charges any more, and the order is not paid. */
function ended({ reference, owed }: PaymentAssessment): Finding[] {
  if (reference.state !== "Closed" && reference.state !== "Canceled") return []
  return shortfall("unreachable", owed.rest, [owed.obtainable], reference.currency_code)
}

/** Amazon waits for the buyer to choose another way to pay, and something is still to be paid. */
function suspended({ reference, owed }: PaymentAssessment, named: readonly string[]): Finding[] {
  if (reference.state !== "Suspended") return []
  const off = [owed.obtainable, ...named]
  return shortfall("suspended", owed.rest, off, reference.currency_code)
}

/** The order has grown to more than Amazon allows to be charged. The packer must know before the goods leave. */
function outgrown({ reference, owed }: PaymentAssessment, named: readonly string[]): Finding[] {
  if (reference.state !== "Open") return []
  const off = [owed.obtainable, ...named]
  return shortfall("unreachable", owed.rest, off, reference.currency_code)
}

/** @param off what of it can be had, or has another reason */
function shortfall(
  reason: Finding["reason"],
  owed: string,
  off: readonly string[],
  currency: string,
  about: readonly string[] = [],
): Finding[] {
  const amount = off.reduce((rest, one) => subtractAmounts(rest, one, currency), owed)
  return isPositive(amount) ? [{ reason, amount, about }] : []
}

/** Parcels that left, that Amazon declined or refused to charge to the order reference, and no payment is asked for by itself. */
function declinedParcels(
  assessment: PaymentAssessment,
  shares: readonly DeclinedShare[],
): Finding[] {
  const declined = notDismissed(shares, "capture-declined", assessment.dismissed)
  const amount = lesserAmount(sumOf(declined, "amount", assessment), assessment.owed.inAll)
  if (!isPositive(amount)) return []
  return [{ reason: "capture-declined", amount, about: declined.map(({ id }) => id) }]
}

/**
 * A charge that somebody asked for by hand.
 * @param forParcels what was asked for parcels in vain: the same money, asked for once more
 */
function declinedByHand(assessment: PaymentAssessment, forParcels: string): Finding[] {
  const last = lastByHand(assessment)
  if (!last) return []
  const { charge, owed } = last
  const { currency_code } = assessment.reference
  return shortfall("capture-declined", owed, [forParcels], currency_code, [charge.id])
}

/** Fulfillments that were made past the order's workflow: nobody can tell what to charge for them. */
function unknownContents(
  { owed, trigger, reference }: PaymentAssessment,
  named: readonly string[],
): Finding[] {
  if (!trigger || !owed.unknown.length) return []
  return shortfall("contents-unknown", owed.rest, named, reference.currency_code, owed.unknown)
}

/**
 * What the order has come to owe since everything left, such as a song that is sent by mail: Amazon takes a charge for it, and no
 * parcel will ask for one.
 */
function uncharged(
  assessment: PaymentAssessment,
  byHand: readonly Finding[],
  now: Date,
): Finding[] {
  const { owed, trigger, reference, operations } = assessment
  if (!trigger || owed.parcels.length || owed.unknown.length) return []
  // Medusa credits a refund a moment after it was made.
  const isCrediting = operations.some(
    ({ kind, requested_at }) => kind === "refund" && +now - +requested_at < graceMs,
  )
  if (isCrediting) return []
  const due = lesserAmount(owed.dueBeside, owed.obtainable)
  return shortfall("uncharged", due, amountsOf(byHand), reference.currency_code)
}

/** Whether the order is paid with the order reference, or waits for it. Others of its payments have their own. */
function isParty(assessment: PaymentAssessment): boolean {
  return ownPayment(assessment) !== undefined || assessment.waitsSince !== null
}

/** Whether Amazon holds what pays for an order, or has charged it and not given it back. */
export function hasMoney(assessment: PaymentAssessment): boolean {
  return payingAuthorization(assessment) !== undefined || keepsCharge(assessment)
}
