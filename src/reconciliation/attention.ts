import { amountOf, isOpenAtAmazon } from "../modules/amazon-pay/decisions/holds"
import { notMadeGood } from "../modules/amazon-pay/decisions/made-good"
import { refundsToRepeat } from "../modules/amazon-pay/decisions/refund-again-step"
import { addAmounts, isPositive, lesserAmount, subtractAmounts } from "../modules/amazon-pay/money"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import { attentionReasons, keyOf, notDismissed, type Finding } from "./attention-reasons"
import { refundedAbove, unbookedOf, unbookedRefundsOf } from "./books"
import { notHad } from "./not-had"
import { keptCharge, isOrphaned, orphanedChargeSince } from "./paid-otherwise"
import { isOver, type PaymentAssessment } from "./payment-assessment"
import { stoppedShipping } from "./stopped-shipping"

const dayMs = 24 * 60 * 60_000

/** What could not be done in the look at an order that has just ended. */
export interface Trouble {
  notBooked: boolean
  notCancelled: boolean
}
export const noTrouble: Trouble = { notBooked: false, notCancelled: false }

/**
 * Why an order needs attention, from what is known of it: money that is owed and cannot be had, or that was charged and is
 * not owed. All that nobody has dismissed, the most pressing first.
 */
export function attentionOf(assessment: PaymentAssessment, now: Date, trouble: Trouble): Finding[] {
  const all = findingsOf(assessment, now, trouble)
  return all.filter((finding) => !assessment.dismissed.has(keyOf(finding)))
}

/** Everything about an order that needs attention, the most pressing first. */
export function findingsOf(assessment: PaymentAssessment, now: Date, trouble: Trouble): Finding[] {
  const findings = [
    ...chargebacks(assessment),
    ...stoppedShipping(assessment),
    ...sentElsewhere(assessment),
    ...notCancelled(assessment, trouble),
    ...notBooked(assessment, now, trouble),
    ...unanswered(assessment, now),
    ...orphanedCharges(assessment, now),
    ...lessUncredited(notHad(assessment, now), assessment),
    ...overcharged(assessment),
    ...declinedRefunds(assessment),
    ...aboveCharge(assessment),
  ]
  const money = lastMoney(assessment)
  const rank = ({ reason }: Finding) => attentionReasons.indexOf(reason)
  return findings
    .map((finding) => (finding.about.length ? finding : { ...finding, about: money }))
    .sort((one, other) => rank(one) - rank(other))
}

/**
 * What was charged or given back last: with it the same amount later is told from the one that somebody has dismissed, such as
 * the price of one more mug that came back.
 */
function lastMoney({ operations }: PaymentAssessment): string[] {
  const last = operations.findLast(
    ({ kind, state }) => (kind === "capture" || kind === "refund") && state === "completed",
  )
  return last ? [last.id] : []
}

/** Each by itself, until somebody has seen to it; and again when Amazon says something else of it. */
function chargebacks({ reference: { chargebacks, currency_code } }: PaymentAssessment): Finding[] {
  return chargebacks.map(({ id, amount, changed_at, ...told }) => ({
    reason: "chargeback",
    amount:
      amount !== null && told.currency_code === currency_code
        ? addAmounts([amount], currency_code)
        : null,
    about: [changed_at.toISOString(), ...(id === null ? [] : [id])],
  }))
}

/** Nobody at the store has said that the goods go elsewhere than Amazon thinks, which protects the seller for its own address alone. */
function sentElsewhere({ address, order }: PaymentAssessment): Finding[] {
  if (!address?.isSeen || address.isChanged || !address.differences.length) return []
  if (!order?.lines.some(({ ships }) => ships)) return []
  return [{ reason: "address-differs", amount: null, about: [...address.differences] }]
}

function notCancelled(assessment: PaymentAssessment, trouble: Trouble): Finding[] {
  const { operations, reference, order } = assessment
  if (!trouble.notCancelled || !order?.canceled || isOver(assessment)) return []
  const held = operations.filter(isOpenAtAmazon)
  const amount = held.length ? amountOf(held, reference.currency_code) : null
  return [{ reason: "not-cancelled", amount, about: [] }]
}

function notBooked(assessment: PaymentAssessment, now: Date, trouble: Trouble): Finding[] {
  const amount = unbookedOf(assessment, now)
  if (amount === null && !trouble.notBooked) return []
  return [{ reason: "not-booked", amount, about: [] }]
}

/** A call that was repeated for a day without an answer to go by: Amazon is away, or refuses the store's keys or account. */
function unanswered({ operations, reference }: PaymentAssessment, now: Date): Finding[] {
  const open = operations.filter(
    ({ state, requested_at }) => isUnresolved(state) && +now - +requested_at > dayMs,
  )
  if (!open.length) return []
  const amount = amountOf(open, reference.currency_code)
  return [{ reason: "unanswered", amount, about: open.map(({ id }) => id) }]
}

/** No order here is paid with what was charged. */
function orphanedCharges(assessment: PaymentAssessment, now: Date): Finding[] {
  const since = orphanedChargeSince(assessment)
  if (!since || since > now) return []
  return [{ reason: "charge-without-payment", amount: keptCharge(assessment), about: [] }]
}

/** What is owed, less what was given back and is not credited yet: that is named as not booked. The most pressing keeps its amount. */
function lessUncredited(findings: readonly Finding[], assessment: PaymentAssessment): Finding[] {
  const { currency_code } = assessment.reference
  let off = unbookedRefundsOf(assessment)
  return findings
    .toReversed()
    .flatMap((finding) => {
      const owed = finding.amount ?? "0"
      const amount = subtractAmounts(owed, lesserAmount(owed, off), currency_code)
      off = subtractAmounts(off, lesserAmount(owed, off), currency_code)
      return isPositive(amount) ? [{ ...finding, amount }] : []
    })
    .reverse()
}

/** The order was cancelled, became cheaper or came back, and more was charged than it costs. */
function overcharged(assessment: PaymentAssessment): Finding[] {
  const { owed } = assessment
  if (isOrphaned(assessment) || !isPositive(owed.over)) return []
  return [{ reason: "overcharged", amount: owed.over, about: [] }]
}

/** Refunds that Amazon took on and then declined, and nobody has made good. */
function declinedRefunds(assessment: PaymentAssessment): Finding[] {
  const { reference, dismissed } = assessment
  const again = refundsToRepeat(assessment)
  const refunds = notMadeGood(assessment)
    // Only what somebody comes back for is not for a person.
    .filter((refund) => refund.next_check_at === null || !again.includes(refund))
    .map(({ id, amount }) => ({ id, amount: amount ?? "0" }))
  const declined = notDismissed(refunds, "refund-declined", dismissed)
  if (!declined.length) return []
  const amount = addAmounts(
    declined.map((refund) => refund.amount),
    reference.currency_code,
  )
  return [{ reason: "refund-declined", amount, about: declined.map(({ id }) => id) }]
}

function aboveCharge(assessment: PaymentAssessment): Finding[] {
  const amount = refundedAbove(assessment)
  return isPositive(amount) ? [{ reason: "refunded-above", amount, about: [] }] : []
}
