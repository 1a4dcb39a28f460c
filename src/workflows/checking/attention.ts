import { MathBN } from "@medusajs/framework/utils"
import {
  amountOf,
  isOpenAtAmazon,
  payingAuthorization,
} from "../../modules/amazon-pay/decisions/holds"
import {
  addAmounts,
  amountText,
  isPositive,
  lesserAmount,
  subtractAmounts,
} from "../../modules/amazon-pay/money"
import { isUnresolved } from "../../modules/amazon-pay/vocabulary"
import { keyOf, notDismissed, type Finding } from "./attention-reasons"
import { refundedAbove, unbookedOf } from "./books"
import { declinedShares, type DeclinedShare } from "./declined-shares"
import { keepsCharge, keptCharge, paysForNothing, strayChargeSince } from "./paid-otherwise"
import { ownPayment } from "./placed-with"
import { isOver, unfinishedMs, type Standing } from "./standing"

const dayMs = 24 * 60 * 60_000

/** What could not be done in the look at an order that has just ended. */
export interface Trouble {
  notBooked: boolean
  notCancelled: boolean
}
export const noTrouble: Trouble = { notBooked: false, notCancelled: false }

/**
 * Why an order needs attention, from what is known of it: money that is owed and cannot be had, or that was charged and is
 * not owed. Null when nothing does, or when somebody has dismissed all of it.
 */
export function attentionOf(standing: Standing, now: Date, trouble: Trouble): Finding | null {
  const all = findingsOf(standing, now, trouble)
  return all.find((finding) => !standing.dismissed.has(keyOf(finding))) ?? null
}

/** Everything about an order that needs attention, the most pressing first. */
export function findingsOf(standing: Standing, now: Date, trouble: Trouble): Finding[] {
  const findings = [
    ...chargeback(standing),
    ...notCancelled(standing, trouble),
    ...notBooked(standing, now, trouble),
    ...unanswered(standing, now),
    ...chargedForNothing(standing, now),
    ...notHad(standing, now),
    ...overcharged(standing),
    ...declinedRefunds(standing),
    ...aboveCharge(standing),
  ]
  const money = lastMoney(standing)
  return findings.map((finding) => (finding.about.length ? finding : { ...finding, about: money }))
}

/**
 * What was charged or given back last: with it the same amount later is told from the one that somebody has dismissed, such as
 * the price of one more mug that came back.
 */
function lastMoney({ operations }: Standing): string[] {
  const last = operations.findLast(
    ({ kind, state }) => (kind === "capture" || kind === "refund") && state === "completed",
  )
  return last ? [last.id] : []
}

/** It stays until somebody has seen to it. */
function chargeback({ reference: { chargeback_at } }: Standing): Finding[] {
  if (!chargeback_at) return []
  return [{ reason: "chargeback", amount: null, about: [chargeback_at.toISOString()] }]
}

function notCancelled(standing: Standing, trouble: Trouble): Finding[] {
  const { operations, reference, order } = standing
  if (!trouble.notCancelled || !order?.canceled || isOver(standing)) return []
  const held = operations.filter(isOpenAtAmazon)
  const amount = held.length ? amountOf(held, reference.currency_code) : null
  return [{ reason: "not-cancelled", amount, about: [] }]
}

function notBooked(standing: Standing, now: Date, trouble: Trouble): Finding[] {
  const amount = unbookedOf(standing, now)
  if (amount === null && !trouble.notBooked) return []
  return [{ reason: "not-booked", amount, about: [] }]
}

/** Whether the order is paid with the order reference, or waits for it. Others of its payments have their own. */
function isParty(standing: Standing): boolean {
  return ownPayment(standing) !== undefined || standing.waitsSince !== null
}

/** A call that was repeated for a day without an answer to go by: Amazon is away, or refuses the store's keys or account. */
function unanswered({ operations, reference }: Standing, now: Date): Finding[] {
  const open = operations.filter(
    ({ state, requested_at }) => isUnresolved(state) && +now - +requested_at > dayMs,
  )
  if (!open.length) return []
  const amount = amountOf(open, reference.currency_code)
  return [{ reason: "unanswered", amount, about: open.map(({ id }) => id) }]
}

/** No order here is paid with what was charged. */
function chargedForNothing(standing: Standing, now: Date): Finding[] {
  const since = strayChargeSince(standing)
  if (!since || since > now) return []
  return [{ reason: "charge-without-payment", amount: keptCharge(standing), about: [] }]
}

/** What is owed and cannot be had. No two reasons are about the same money: whoever dismisses one has not seen the next. */
function notHad(standing: Standing, now: Date): Finding[] {
  const { order, reference, owed } = standing
  if (!order || order.canceled) return []
  if (!isParty(standing)) return grownFromNothing(standing)
  const all = [...withoutPayment(standing, now), ...ended(standing)].slice(0, 1)
  if (all.length) return all

  const shares = declinedShares(standing)
  const parcels = lesserAmount(sumOf(shares, "amount", standing), owed.inAll)
  const byHand = declinedByHand(standing, parcels)
  const lost = [sumOf(shares, "lost", standing)]
  // Amazon takes nothing of it either: what was asked for by hand is a part of that.
  if (reference.state === "Suspended") lost.push(...amountsOf(byHand))
  const beside = [...suspended(standing, lost), ...outgrown(standing, lost)]
  const named = [parcels, ...amountsOf(byHand), ...amountsOf(beside)]
  return [
    ...declinedParcels(standing, shares),
    ...byHand,
    ...beside,
    ...unknownContents(standing, named),
    ...uncharged(standing, byHand),
  ]
}

const amountsOf = (findings: readonly Finding[]) => findings.map(({ amount }) => amount ?? "0")

function sumOf(
  shares: readonly DeclinedShare[],
  what: "amount" | "lost",
  { reference }: Standing,
): string {
  return amountText(MathBN.sum(0, ...shares.map((share) => share[what])), reference.currency_code)
}

/** An order that cost nothing when it was placed has no payment that could take what it has grown by. */
function grownFromNothing({ order, reference, owed, isSuperseded }: Standing): Finding[] {
  if (isSuperseded || isPositive(reference.total)) return []
  const hasPayment = order?.payments.some(
    ({ canceled, orderReferenceId }) => !canceled && orderReferenceId !== undefined,
  )
  return hasPayment ? [] : shortfall("unreachable", owed.inAll, [], reference.currency_code)
}

/** An order whose payment Amazon declined after it was placed, or whose checkout was cut off before it asked for money. */
function withoutPayment(standing: Standing, now: Date): Finding[] {
  const { waitsSince, operations, reference } = standing
  if (!waitsSince) return []
  const amount = amountText(reference.total, reference.currency_code)
  const isDeclined =
    operations.findLast(({ action }) => action === "Authorize")?.state === "declined"
  if (isDeclined) return [{ reason: "authorization-declined", amount, about: [] }]
  return isCutOff(standing, now) ? [{ reason: "payment-missing", amount, about: [] }] : []
}

/** An order whose checkout was cut off, for which Amazon has taken nothing and is not deciding. */
function isCutOff(standing: Standing, now: Date): boolean {
  const { waitsSince, operations } = standing
  if (!waitsSince || now.getTime() - waitsSince.getTime() < unfinishedMs) return false
  if (hasMoney(standing)) return false
  return !operations.some(({ state }) => state === "pending" || isUnresolved(state))
}

/** The order reference takes no charges any more, and the order is not paid. */
function ended({ reference, owed }: Standing): Finding[] {
  if (reference.state !== "Closed" && reference.state !== "Canceled") return []
  return shortfall("unreachable", owed.rest, [owed.obtainable], reference.currency_code)
}

/** Amazon waits for the buyer to choose another way to pay, and something is still to be paid. */
function suspended({ reference, owed }: Standing, named: readonly string[]): Finding[] {
  if (reference.state !== "Suspended") return []
  const off = [owed.obtainable, ...named]
  return shortfall("suspended", owed.rest, off, reference.currency_code)
}

/** The order has grown to more than Amazon allows to be charged. The packer must know before the goods leave. */
function outgrown({ reference, owed }: Standing, named: readonly string[]): Finding[] {
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
function declinedParcels(standing: Standing, shares: readonly DeclinedShare[]): Finding[] {
  const declined = notDismissed(shares, "capture-declined", standing.dismissed)
  const amount = lesserAmount(sumOf(declined, "amount", standing), standing.owed.inAll)
  if (!isPositive(amount)) return []
  return [{ reason: "capture-declined", amount, about: declined.map(({ id }) => id) }]
}

/**
 * A charge that somebody asked for by hand, and that was the last one; or that was declined after parcels were charged the rest:
 * while Amazon decided, it counted as paid.
 * @param forParcels what was asked for parcels in vain: the same money, asked for once more
 */
function declinedByHand({ operations, owed, reference }: Standing, forParcels: string): Finding[] {
  const captures = operations.filter(({ kind }) => kind === "capture")
  const last = captures.findLast(({ fulfillment_id }) => fulfillment_id === null)
  if (last?.state !== "declined") return []
  const open = last === captures.at(-1) ? owed.inAll : owed.dueBeside
  const amount = lesserAmount(last.amount ?? "0", open)
  return shortfall("capture-declined", amount, [forParcels], reference.currency_code, [last.id])
}

/** Fulfillments that were made past the order's workflow: nobody can tell what to charge for them. */
function unknownContents(
  { owed, trigger, reference }: Standing,
  named: readonly string[],
): Finding[] {
  if (!trigger || !owed.unknown.length) return []
  return shortfall("contents-unknown", owed.rest, named, reference.currency_code, owed.unknown)
}

/**
 * What the order has come to owe since everything left, such as a song that is sent by mail: Amazon takes a charge for it, and no
 * parcel will ask for one.
 */
function uncharged({ owed, trigger, reference }: Standing, byHand: readonly Finding[]): Finding[] {
  if (!trigger || owed.parcels.length || owed.unknown.length) return []
  const due = lesserAmount(owed.dueBeside, owed.obtainable)
  return shortfall("uncharged", due, amountsOf(byHand), reference.currency_code)
}

/** The order was cancelled, became cheaper or came back, and more was charged than it costs. */
function overcharged(standing: Standing): Finding[] {
  const { owed } = standing
  if (paysForNothing(standing) || !isPositive(owed.over)) return []
  return [{ reason: "overcharged", amount: owed.over, about: [] }]
}

/** Refunds that Amazon took on and then declined: Medusa still shows them. */
function declinedRefunds({ operations, reference, dismissed }: Standing): Finding[] {
  const refunds = operations
    .filter(
      ({ kind, state, booked_id }) =>
        kind === "refund" && state === "declined" && booked_id !== null,
    )
    .map(({ id, amount }) => ({ id, amount: amount ?? "0" }))
  const declined = notDismissed(refunds, "refund-declined", dismissed)
  if (!declined.length) return []
  const amount = addAmounts(
    declined.map((refund) => refund.amount),
    reference.currency_code,
  )
  return [{ reason: "refund-declined", amount, about: declined.map(({ id }) => id) }]
}

function aboveCharge(standing: Standing): Finding[] {
  const amount = refundedAbove(standing)
  return isPositive(amount) ? [{ reason: "refunded-above", amount, about: [] }] : []
}

/** Whether Amazon holds what pays for an order, or has charged it and not given it back. */
export function hasMoney(standing: Standing): boolean {
  return payingAuthorization(standing) !== undefined || keepsCharge(standing)
}
