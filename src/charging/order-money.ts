import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { chargeBound } from "../modules/amazon-pay/decisions/charge-bound"
import { chargeTarget } from "../modules/amazon-pay/decisions/charge-target"
import { keptOf } from "../modules/amazon-pay/decisions/given-back"
import { nonFailedCaptures } from "../modules/amazon-pay/decisions/holds"
import { firstAskedAt } from "../modules/amazon-pay/decisions/made-good"
import type { OperationRow, Snapshot } from "../modules/amazon-pay/ledger/rows"
import { amountText } from "../modules/amazon-pay/money"
import type { OrderFacts } from "./order-facts"
import { sumOf } from "./line-amounts"

/** What the ledgers know of an order's Amazon payments, by payment id. */
export type Ledgers = ReadonlyMap<string, Snapshot>

/**
 * What was taken for an order and given back, over all its payments: by the ledger for Amazon Pay, whose captures
 * Medusa books a little later; by Medusa for every other payment (major units).
 * @param before refunds after this do not count
 */
export function orderMoney(
  { payments }: OrderFacts,
  ledgers: Ledgers,
  before?: Date | null,
): { captured: string; refunded: string } {
  const isBefore = (at: Date) => !before || at <= before
  const money = payments.map(({ id, captured, refunded, refunds }) => {
    const ledger = ledgers.get(id)
    if (!ledger) {
      const later = refunds.filter(({ at }) => !isBefore(at)).map(({ amount }) => amount)
      return { captured, refunded: MathBN.sub(refunded, sumOf(later)).toFixed() }
    }
    const charged = total(nonFailedCaptures(ledger))
    const kept = keptOf(ledger, (refund) => isBefore(firstAskedAt(refund, ledger)))
    return { captured: charged, refunded: MathBN.sub(charged, kept).toFixed() }
  })
  return {
    captured: MathBN.convert(sumOf(money.map(({ captured }) => captured))).toFixed(),
    refunded: MathBN.convert(sumOf(money.map(({ refunded }) => refunded))).toFixed(),
  }
}

/** What may still be charged to one of an order's payments, see `chargeBound` (major units, with the currency's digits). */
export function boundOf(order: OrderFacts, ledgers: Ledgers, own: Snapshot): string {
  const elsewhere = order.payments.filter(({ orderReferenceId }) => !orderReferenceId)
  const taken = elsewhere.map(({ captured, refunded }) => MathBN.sub(captured, refunded))
  const takenElsewhere = amountText(sumOf(taken), order.currencyCode)
  const { owed: total, askedBack, creditedRefunds } = order
  const owed = { total, askedBack, creditedRefunds, takenElsewhere }
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

/** What live payments of other ways to pay stand for, and have not taken yet (major units). */
export function promisedElsewhere({ payments }: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const others = payments.filter(({ id, canceled }) => !canceled && !ledgers.has(id))
  const left = others.map(({ amount, captured }) => MathBN.max(MathBN.sub(amount, captured), 0))
  return MathBN.sum(0, ...left)
}

function total(operations: readonly OperationRow[]): string {
  return MathBN.convert(sumOf(operations.map(({ amount }) => amount ?? "0"))).toFixed()
}
