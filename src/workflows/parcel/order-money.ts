import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { chargeBound } from "../../modules/amazon-pay/decisions/charge-bound"
import { chargeTarget } from "../../modules/amazon-pay/decisions/charge-target"
import {
  acceptedRefunds,
  chargedCaptures,
  fullRefunds,
  nonFailedCaptures,
} from "../../modules/amazon-pay/decisions/holds"
import type { OperationRow, Snapshot } from "../../modules/amazon-pay/ledger/rows"
import { amountText } from "../../modules/amazon-pay/money"
import type { OrderFacts } from "./order-facts"
import { sumOf } from "./worths"

/** What the ledgers know of an order's Amazon payments, by payment id. */
export type Ledgers = ReadonlyMap<string, Snapshot>

/**
 * What was taken for an order and given back, over all its payments: by the ledger for Amazon Pay, whose captures
 * Medusa books a little later; by Medusa for every other payment (major units).
 */
export function orderMoney(
  { payments }: OrderFacts,
  ledgers: Ledgers,
): { captured: string; refunded: string } {
  return sumsOf(payments, ledgers, (ledger) => acceptedRefunds(ledger))
}

/**
 * The same for goods that leave: of Amazon Pay's refunds only those that undid a capture before. What is given back of a
 * capture that stands, or later, is good will, and the goods were paid for.
 * @param before when the goods left; null while they have not
 */
export function moneyForGoods(
  { payments }: OrderFacts,
  ledgers: Ledgers,
  before: Date | null,
): { captured: string; refunded: string } {
  return sumsOf(payments, ledgers, (ledger) =>
    fullRefunds(ledger).filter(({ requested_at }) => !before || requested_at <= before),
  )
}

function sumsOf(
  payments: OrderFacts["payments"],
  ledgers: Ledgers,
  refundsOf: (ledger: Snapshot) => readonly OperationRow[],
): { captured: string; refunded: string } {
  const money = payments.map(({ id, captured, refunded }) => {
    const ledger = ledgers.get(id)
    if (!ledger) return { captured, refunded }
    return { captured: total(nonFailedCaptures(ledger)), refunded: total(refundsOf(ledger)) }
  })
  return {
    captured: MathBN.convert(sumOf(money.map(({ captured }) => captured))).toFixed(),
    refunded: MathBN.convert(sumOf(money.map(({ refunded }) => refunded))).toFixed(),
  }
}

/**
 * What Medusa has credited, and goods that leave are charged all the same: what undid captures that pay for no goods that are
 * gone (major units).
 */
export function undoneOf(order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const undone = undoingRefunds(order, ledgers).map(({ amount }) => amount ?? "0")
  return MathBN.min(order.creditedRefunds, sumOf(undone))
}

/** What of that goods have been charged with since (major units). */
export function chargedAgain(order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const since = Math.min(...undoingRefunds(order, ledgers).map(({ sequence }) => sequence))
  const charges = capturesOf(ledgers).filter(
    ({ fulfillment_id, sequence, state }) =>
      fulfillment_id !== null && sequence > since && state !== "declined" && state !== "failed",
  )
  return MathBN.min(undoneOf(order, ledgers), sumOf(charges.map(({ amount }) => amount ?? "0")))
}

function undoingRefunds({ parcels }: OrderFacts, ledgers: Ledgers): OperationRow[] {
  const gone = parcels.filter(({ canceled }) => !canceled).map(({ id }) => id)
  return [...ledgers.values()].flatMap((ledger) => {
    const paying = chargedCaptures(ledger)
      .filter(({ fulfillment_id }) => fulfillment_id !== null && gone.includes(fulfillment_id))
      .map(({ amazon_id }) => amazon_id)
    return fullRefunds(ledger).filter(({ amazon_parent_id }) => !paying.includes(amazon_parent_id))
  })
}

/** What may still be charged to one of an order's payments, see `chargeBound` (major units, with the currency's digits). */
export function boundOf(order: OrderFacts, ledgers: Ledgers, own: Snapshot): string {
  const elsewhere = order.payments.filter(({ orderReferenceId }) => !orderReferenceId)
  const taken = elsewhere.map(({ captured, refunded }) => MathBN.sub(captured, refunded))
  const takenElsewhere = amountText(sumOf(taken), order.currencyCode)
  const owed = { total: order.owed, creditedRefunds: order.creditedRefunds, takenElsewhere }
  const others = [...ledgers.values()].filter(({ reference }) => reference.id !== own.reference.id)
  return chargeBound(own, { owed, others }, "amount")
}

/** The captures of all payments of an order, as they were asked for: the last one says how it stands, whichever payment it is of. */
export function capturesOf(ledgers: Ledgers): OperationRow[] {
  return [...ledgers.values()]
    .flatMap(({ operations }) => operations)
    .filter(({ kind }) => kind === "capture")
    .sort((one, other) => one.sequence - other.sequence)
}

/** What was taken of a payment, or is being taken (major units). */
export function takenOf(ledger: Snapshot): string {
  return total(nonFailedCaptures(ledger))
}

/** What a payment has left to be charged (major units): its total, or more where the order has grown, less what was taken. */
export function leftOf(ledger: Snapshot): string {
  const { reference } = ledger
  const most = MathBN.max(reference.total, chargeTarget(reference))
  return MathBN.max(MathBN.sub(most, takenOf(ledger)), 0).toFixed()
}

function total(operations: readonly OperationRow[]): string {
  return MathBN.convert(sumOf(operations.map(({ amount }) => amount ?? "0"))).toFixed()
}
