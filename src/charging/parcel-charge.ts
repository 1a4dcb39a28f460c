import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { undoneOf } from "../modules/amazon-pay/decisions/charge-bound"
import { nonFailedCaptures } from "../modules/amazon-pay/decisions/holds"
import { unexpected } from "../modules/amazon-pay/errors"
import { currencyDigits } from "../mws"
import type { OrderFacts, ParcelFacts } from "./order-facts"
import { hasLeft, leftAt, type Trigger } from "./leaving"
import { orderMoney, promisedElsewhere, takenOf, type Ledgers } from "./order-money"
import { parcelDue, type ParcelQuestion } from "./parcel-amount"
import { isRefused } from "./refused-parcel"
import {
  aimOf,
  excessOfPayments,
  canOf,
  cappedBy,
  hasEnded,
  noPart,
  partOf,
  sharesOf,
  type Part,
} from "./shares"
import { sumOf } from "./line-amounts"

export type { Trigger } from "./leaving"

/** What one payment is charged for a parcel. */
export interface ParcelCharge {
  paymentId: string
  /** Major units as decimal text, with exactly the currency's digits. */
  amount: string
  /** What the payment is charged in all, this and what was charged before included (major units). */
  toCharge: string
  /** What the parcel comes to over all its charges (major units). */
  parcelAmount: string
  /**
   * `begun`: it may be finished, and nothing new is charged. `new`: Amazon is asked for it. `refused`: Amazon has declined
   * this parcel to this payment, and only a person asks again. `lost`: Amazon takes no charge for it.
   */
  kind: "begun" | "new" | "refused" | "lost"
}

/** What asks for a parcel to be charged: an event of the account's choice, or a person at any time. */
export type Moment = Trigger | "by-hand"

/** When parcels count as having left, for accounts that may charge at another moment or at none. */
export function leavesAt(accounts: readonly { options: { capture: string } }[]): Trigger {
  return accounts.some(({ options }) => options.capture === "shipment") ? "shipment" : "fulfillment"
}

/**
 * What each payment is charged for a fulfillment, from the order as Medusa has it and the captures the ledgers
 * have. A charge that was begun is asked for again as it was, so that it is found and not made twice. What the parcel came
 * to beyond its charges, because it could not be charged then, is asked for beside them.
 * @param payable ids of the payments that may be charged, in the order in which they are
 * @returns nothing for a fulfillment that is cancelled, costs nothing more, or is not of this order
 * @throws MedusaError UNEXPECTED_STATE when Medusa has not written down what the fulfillment holds
 */
export function parcelCharges(
  order: OrderFacts,
  ledgers: Ledgers,
  ask: { fulfillmentId: string; trigger: Trigger; payable: readonly string[] },
): ParcelCharge[] {
  const parcel = order.parcels.find(({ id }) => id === ask.fulfillmentId)
  if (!parcel || parcel.canceled || order.canceled) return []
  if (Object.keys(parcel.contents).length === 0) {
    throw unexpected(
      `The order ${order.id} does not say what its fulfillment ${parcel.id} holds; it was not packed through Medusa's order workflows. Nothing was charged for it.`,
    )
  }

  const digits = currencyDigits(order.currencyCode)
  const { rest, parcelAmount, owes } = restOf(order, ledgers, parcel, ask.trigger)
  const payments = ask.payable.flatMap((paymentId) => {
    const ledger = ledgers.get(paymentId)
    if (!ledger) return []
    const canceled = order.payments.some((one) => one.id === paymentId && one.canceled)
    return [{ paymentId, ledger, canceled, refused: isRefused(ledger, parcel.id) }]
  })
  const beyond = excessOfPayments(order, ledgers, ask.payable)
  const inOrder = lastOf(payments, ({ refused }) => refused)
  const promised = promisedElsewhere(order, ledgers)
  // What other ways to pay stand for is asked of no payment that Medusa has cancelled.
  const capped = (parts: readonly Part[]) => {
    const live = parts.filter(({ canceled }) => !canceled)
    const most = MathBN.sub(sharesOf(owes, live, beyond).rest, promised)
    return parts.map((part) => cappedBy(part, most))
  }
  const parts = inOrder.map(({ paymentId, ledger, canceled }) =>
    partOf(paymentId, ledger, canceled),
  )
  const { shares } = sharesOf(rest, capped(parts), beyond)
  const ending = lastOf(inOrder, ({ ledger }) => hasEnded(ledger))
  const inAll = sharesOf(
    owes,
    capped(ending.map(({ paymentId, ledger, canceled }) => aimOf(paymentId, ledger, canceled))),
    beyond,
  ).shares
  const of = (all: readonly Part[], paymentId: string) =>
    all.find((one) => one.paymentId === paymentId) ?? noPart(paymentId)
  return payments.flatMap(({ paymentId, ledger, refused }): ParcelCharge[] => {
    const toCharge = text(MathBN.add(takenOf(ledger), canOf(of(inAll, paymentId))), digits)
    const share = of(shares, paymentId)
    const charge = (kind: ParcelCharge["kind"], amount: BigNumberInput) => ({
      ...{ paymentId, toCharge, parcelAmount, kind },
      amount: text(amount, digits),
    })
    const asked = [charge(refused ? "refused" : "new", canOf(share)), charge("lost", share.lost)]
    return [
      ...chargesOf(parcel.id, [[paymentId, ledger]]).map(({ amount }) => ({
        ...charge("begun", 0),
        amount: amount ?? "0",
      })),
      ...asked.filter(({ amount }) => MathBN.gt(amount, 0)),
    ]
  })
}

/** Those of which something is so come after the others. */
function lastOf<T>(all: readonly T[], test: (one: T) => boolean): T[] {
  return [...all.filter((one) => !test(one)), ...all.filter(test)]
}

/**
 * What is still owed for a fulfillment, whether it can be charged or not (major units, with the currency's digits).
 * @param taken what counts as taken for others of the order's fulfillments, besides what was (major units)
 * @returns undefined when Medusa has not written down what it holds
 */
export function owedForParcel(
  order: OrderFacts,
  ledgers: Ledgers,
  parcel: ParcelFacts,
  trigger: Trigger,
  taken = "0",
): string | undefined {
  if (Object.keys(parcel.contents).length === 0) return undefined
  return restOf(order, ledgers, parcel, trigger, taken).rest
}

/**
 * What a parcel comes to, and what of it was not asked for yet; no more than what is outstanding. What a parcel came to
 * beyond its charges counts only as far as no other money pays for it by now, such as what somebody has captured by hand.
 * `owes` is what the order owes in all, were everything to be shipped.
 */
function restOf(
  order: OrderFacts,
  ledgers: Ledgers,
  parcel: ParcelFacts,
  trigger: Trigger,
  taken = "0",
): { rest: string; parcelAmount: string; owes: string } {
  const digits = currencyDigits(order.currencyCode)
  const question = questionOf(order, ledgers, parcel, trigger, digits)
  const captured = MathBN.add(question.captured, taken).toFixed()
  const { due, owes, missing } = parcelDue({ ...question, captured })
  const before = chargesOf(parcel.id, ledgers)
  const sure = MathBN.sub(captured, undecidedForNone(order, ledgers)).toFixed()
  const parcelAmount = before.length
    ? amountOfCharged(before)
    : parcelDue({ ...question, captured: sure }).due
  const beyond = MathBN.max(MathBN.sub(parcelAmount, sumOfAmounts(before)), 0)
  // The shipping may be another parcel's by now, which then seems to lack what this one is asked for.
  const rest = before.length ? MathBN.min(beyond, MathBN.add(due, missing)) : due
  const open = MathBN.max(MathBN.sub(outstanding(order, ledgers), taken), 0)
  return {
    rest: text(MathBN.min(rest, open), digits),
    parcelAmount,
    owes: text(MathBN.min(owes, outstandingCosts(order, ledgers)), digits),
  }
}

/** What of the order is in nobody's hands yet, as Medusa counts it (major units); never negative. */
function outstanding(order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  return excessOverMoney(order.owed, order, ledgers)
}

/** The same with what is asked back and has not come: it may stay with the buyer. */
function outstandingCosts(order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  return excessOverMoney(order.costs, order, ledgers)
}

function excessOverMoney(costs: string, order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const { captured, refunded } = orderMoney(order, ledgers)
  const all = MathBN.add(costs, undoneOf(order, ledgers.values(), order.currencyCode))
  return MathBN.max(MathBN.sub(all, MathBN.sub(captured, refunded)), 0)
}

/** The charges of a parcel that were not declined or refused, first one first. */
function chargesOf(
  fulfillmentId: string,
  ledgers: Iterable<readonly [string, Snapshot]>,
): OperationRow[] {
  return [...ledgers]
    .flatMap(([, ledger]) => nonFailedCaptures(ledger))
    .filter(({ fulfillment_id }) => fulfillment_id === fulfillmentId)
    .sort((one, other) => one.sequence - other.sequence)
}

/**
 * What Amazon has not decided on yet and was asked for no parcel, or for one that was cancelled (major units). It pays for the next parcel, which
 * is charged less; should it be declined, that parcel is owed the rest.
 */
function undecidedForNone({ parcels }: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const current = new Set(parcels.flatMap(({ id, canceled }) => (canceled ? [] : [id])))
  return sumOf(
    [...ledgers.values()]
      .flatMap(nonFailedCaptures)
      .filter(({ state, fulfillment_id }) => {
        return state !== "completed" && !current.has(fulfillment_id ?? "")
      })
      .map(({ amount }) => amount ?? "0"),
  )
}

/** What a parcel came to when it was charged first: later refunds and changes of the order are not the parcel's. */
function amountOfCharged(charges: readonly OperationRow[]): string {
  return charges[0]?.parcel_amount ?? sumOfAmounts(charges)
}

function sumOfAmounts(charges: readonly OperationRow[]): string {
  return MathBN.convert(sumOf(charges.map(({ amount }) => amount ?? "0"))).toFixed()
}

/**
 * What a payment is to be charged in all, as the order stands: what was taken of it and what of the rest falls to it
 * (major units, with the currency's digits).
 */
export function toChargeInAll(
  order: OrderFacts,
  ledgers: Ledgers,
  paymentId: string,
  trigger: Trigger,
): string | undefined {
  const ledger = ledgers.get(paymentId)
  if (!ledger) return undefined
  const digits = currencyDigits(order.currencyCode)
  const nothing = { id: "", contents: {} }
  const { owes: all } = parcelDue(questionOf(order, ledgers, nothing, trigger, digits))
  const owes = MathBN.min(all, outstandingCosts(order, ledgers))
  const beyond = excessOfPayments(order, ledgers, [paymentId])
  const { shares } = sharesOf(owes, [aimOf(paymentId, ledger)], beyond)
  return text(MathBN.add(takenOf(ledger), sumOf(shares.map(canOf))), digits)
}

function text(amount: BigNumberInput, digits: number): string {
  return MathBN.convert(amount).toFixed(digits, 1 /* down */)
}

/** What the worth of a parcel depends on, whichever payment it is charged to. */
export function questionOf(
  order: OrderFacts,
  ledgers: Ledgers,
  parcel: Pick<ParcelFacts, "id" | "contents"> & Partial<ParcelFacts>,
  trigger: Trigger,
  digits: number,
): ParcelQuestion {
  const { shipping, lines } = order
  const charged = chargedFulfillments(ledgers)
  const others = order.parcels.filter(({ id, canceled }) => id !== parcel.id && !canceled)
  return {
    total: MathBN.add(order.total, order.creditedElsewhere).toFixed(),
    shipping,
    lines,
    digits,
    // What is given back after goods have left is for something the buyer had: they are not charged for it again.
    ...orderMoney(order, ledgers, leftAt(parcel, trigger)),
    charged: others
      .filter(({ id }) => charged.includes(id))
      .sort((one, other) => charged.indexOf(one.id) - charged.indexOf(other.id))
      .map(({ contents }) => contents),
    waiting: others
      .filter((other) => !charged.includes(other.id) && hasLeft(other, trigger))
      .map(({ contents }) => contents),
    parcel: parcel.contents,
  }
}

/** The fulfillments that were charged, first charged first. */
function chargedFulfillments(ledgers: Ledgers): string[] {
  return [...ledgers.values()]
    .flatMap(nonFailedCaptures)
    .sort((one, other) => one.sequence - other.sequence)
    .flatMap(({ fulfillment_id }) => fulfillment_id ?? [])
}
