import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Snapshot } from "../../modules/amazon-pay"
import { unexpected } from "../../modules/amazon-pay/errors"
import { withAllowance } from "../../modules/amazon-pay/money"
import { currencyDigits } from "../../mws"
import type { OrderFacts, ParcelFacts } from "./order-facts"
import { orderMoney, standingCaptures, takenOf, type Ledgers } from "./order-money"
import { parcelDue, type ParcelQuestion } from "./parcel-worth"
import { rounded, sumOf } from "./worths"

/** What one payment is to be charged for a parcel. */
export interface ParcelCharge {
  paymentId: string
  /** Major units as decimal text, with exactly the currency's digits. */
  amount: string
  /** What the payment is to be charged in all, this and what was charged before included (major units). */
  toCharge: string
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
 * What a fulfillment is to be charged to each payment, from the order as Medusa has it and the captures the ledgers
 * have. A charge that was begun is asked for again as it was, so that it is found and not made twice.
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
  const question = questionOf(order, ledgers, parcel, ask.trigger, digits)
  const { due, owes } = parcelDue(question)
  const payments = ask.payable.flatMap((paymentId) => {
    const ledger = ledgers.get(paymentId)
    return ledger ? [{ paymentId, ledger }] : []
  })
  const own = payments.map(({ ledger }) => ledger)
  const beyond = beyondPayments(order, ledgers, ask.payable)
  const now = sharesOf(due, own, beyond)
  const inAll = sharesOf(owes, own, beyond)
  return payments.flatMap(({ paymentId, ledger }, index) => {
    const toCharge = text(MathBN.add(takenOf(ledger), inAll[index] ?? 0), digits)
    const begun = standingCaptures(ledger).find((capture) => capture.fulfillment_id === parcel.id)
    if (begun?.amount) return [{ paymentId, amount: begun.amount, toCharge }]
    const amount = text(now[index] ?? 0, digits)
    return MathBN.gt(amount, 0) ? [{ paymentId, amount, toCharge }] : []
  })
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
  parcel: Pick<ParcelFacts, "id" | "contents">,
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
    ...orderMoney(order, ledgers),
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

/** The fulfillments that were charged, first charged first. */
function chargedFulfillments(ledgers: Ledgers): string[] {
  return [...ledgers.values()]
    .flatMap(standingCaptures)
    .sort((one, other) => one.requested_at.getTime() - other.requested_at.getTime())
    .flatMap(({ fulfillment_id }) => fulfillment_id ?? [])
}
