import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow, Snapshot } from "../../modules/amazon-pay"
import { nonFailedCaptures } from "../../modules/amazon-pay/decisions/holds"
import { unexpected } from "../../modules/amazon-pay/errors"
import { withAllowance } from "../../modules/amazon-pay/money"
import { currencyDigits } from "../../mws"
import type { OrderFacts, ParcelFacts } from "./order-facts"
import { orderMoney, takenOf, type Ledgers } from "./order-money"
import { parcelDue, type ParcelQuestion } from "./parcel-worth"
import { rounded, sumOf } from "./worths"

/** What one payment is charged for a parcel. */
export interface ParcelCharge {
  paymentId: string
  /** Major units as decimal text, with exactly the currency's digits. */
  amount: string
  /** What the payment is charged in all, this and what was charged before included (major units). */
  toCharge: string
  /** What the parcel comes to over all its charges (major units). */
  parcelAmount: string
  /** Whether this is a charge that was begun, and may be finished; nothing new then. */
  isBegun: boolean
}

/** When a parcel counts as having left: when it is packed, or when it is sent off. */
export type Trigger = "fulfillment" | "shipment"

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
    return ledger ? [{ paymentId, ledger }] : []
  })
  const own = payments.map(({ ledger }) => ledger)
  const beyond = beyondPayments(order, ledgers, ask.payable)
  const now = sharesOf(rest, own, beyond)
  const inAll = sharesOf(owes, own, beyond)
  return payments.flatMap(({ paymentId, ledger }, index) => {
    const toCharge = text(MathBN.add(takenOf(ledger), inAll[index] ?? 0), digits)
    const share = { paymentId, toCharge, parcelAmount }
    const amount = text(now[index] ?? 0, digits)
    const begun = chargesOf(parcel.id, [[paymentId, ledger]]).map((capture) => ({
      ...share,
      amount: capture.amount ?? "0",
      isBegun: true,
    }))
    return MathBN.gt(amount, 0) ? [...begun, { ...share, amount, isBegun: false }] : begun
  })
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
  const parcelAmount = before.length ? amountOfCharged(before) : due
  const beyond = MathBN.max(MathBN.sub(parcelAmount, sumOfAmounts(before)), 0)
  // The shipping may be another parcel's by now, which then seems to lack what this one is asked for.
  const rest = before.length ? MathBN.min(beyond, MathBN.add(due, missing)) : due
  const open = MathBN.max(MathBN.sub(outstanding(order, ledgers), taken), 0)
  return {
    rest: text(MathBN.min(rest, open), digits),
    parcelAmount,
    owes,
  }
}

/** What of the order is in nobody's hands yet, as Medusa counts it (major units); never negative. */
function outstanding(order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const { captured, refunded } = orderMoney(order, ledgers)
  const costs = MathBN.add(order.owed, order.creditedRefunds)
  return MathBN.max(MathBN.sub(costs, MathBN.sub(captured, refunded)), 0)
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
  const { owes } = parcelDue(questionOf(order, ledgers, nothing, trigger, digits))
  const beyond = beyondPayments(order, ledgers, [paymentId])
  const [share] = sharesOf(owes, [ledger], beyond)
  return text(MathBN.add(takenOf(ledger), share ?? 0), digits)
}

/**
 * What the order costs beyond what its payments were made for, and nobody has paid otherwise: what it has grown by. Money
 * that was given back is none of it.
 */
export function beyondPayments(
  { total, payments, currencyCode }: OrderFacts,
  ledgers: Ledgers,
  payable: readonly string[],
): BigNumberInput {
  const madeFor = payments.map(({ id, amount, captured, canceled }) => {
    const ledger = ledgers.get(id)
    const taken = ledger ? takenOf(ledger) : captured
    if (canceled && !payable.includes(id)) return taken
    return MathBN.max(ledger ? ledger.reference.total : amount, taken)
  })
  const costs = rounded(total, currencyDigits(currencyCode))
  return MathBN.max(MathBN.sub(costs, sumOf(madeFor)), 0)
}

/**
 * What of an amount each payment is charged: first what every one was made for; then, of what no payment was made for,
 * what Amazon lets an open order reference be charged above its total.
 */
function sharesOf(
  amount: string,
  ledgers: readonly Snapshot[],
  beyond: BigNumberInput,
): BigNumberInput[] {
  let rest = MathBN.convert(amount)
  const take = (most: BigNumberInput) => {
    const share = MathBN.max(MathBN.min(rest, most), 0)
    rest = MathBN.sub(rest, share)
    return share
  }
  const shares = ledgers.map((ledger) => take(MathBN.sub(ledger.reference.total, takenOf(ledger))))
  rest = MathBN.min(rest, beyond)
  return ledgers.map((ledger, index) => {
    const { total, currency_code, state } = ledger.reference
    const share = shares[index] ?? 0
    if (state !== "Open") return share
    const taken = MathBN.add(takenOf(ledger), share)
    return MathBN.add(share, take(MathBN.sub(withAllowance(total, currency_code), taken)))
  })
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
  const { total, shipping, lines } = order
  const charged = chargedFulfillments(ledgers)
  const others = order.parcels.filter(({ id, canceled }) => id !== parcel.id && !canceled)
  return {
    total,
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
      .filter(({ id, shipped }) => !charged.includes(id) && (trigger === "fulfillment" || shipped))
      .map(({ contents }) => contents),
    parcel: parcel.contents,
  }
}

/** When a parcel left; nothing for one that has not. */
export function leftAt(
  { packedAt, shippedAt }: Partial<ParcelFacts>,
  trigger: Trigger,
): Date | null | undefined {
  return trigger === "fulfillment" ? packedAt : shippedAt
}

/** The fulfillments that were charged, first charged first. */
function chargedFulfillments(ledgers: Ledgers): string[] {
  return [...ledgers.values()]
    .flatMap(nonFailedCaptures)
    .sort((one, other) => one.sequence - other.sequence)
    .flatMap(({ fulfillment_id }) => fulfillment_id ?? [])
}
