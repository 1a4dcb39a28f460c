import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Snapshot } from "../../modules/amazon-pay"
import {
  acceptedRefunds,
  completedCharges,
  openAuthorization,
} from "../../modules/amazon-pay/decisions/holds"
import { amountText, withAllowance } from "../../modules/amazon-pay/money"
import { isUnresolved } from "../../modules/amazon-pay/vocabulary"
import { currencyDigits } from "../../mws"
import type { OrderFacts, PaymentFacts } from "../parcel/order-facts"
import { takenOf, type Ledgers } from "../parcel/order-money"
import { owedForParcels, type OwedForParcels } from "../parcel/owed-for-parcels"
import { beyondPayments, type Trigger } from "../parcel/parcel-charge"
import { rounded } from "../parcel/worths"

/**
 * What an order owes, as far as one of its order references is to pay it, and what Amazon can still be asked for of that.
 * Amounts in major units, decimal text with the currency's digits.
 */
export interface Owed extends Pick<OwedForParcels, "parcels" | "unknown"> {
  /** For what has left. */
  due: string
  /** In all, were everything shipped. */
  rest: string
  /** What Amazon takes of it: on a hold, or by a new authorization. */
  obtainable: string
  /** What was charged to the order reference and not given back, beyond what the order costs. */
  over: string
}

export const nothingOwed: Owed = {
  ...{ parcels: [], unknown: [], due: "0", rest: "0", obtainable: "0", over: "0" },
}

/**
 * @param trigger when parcels are charged; for accounts where people or the checkout charge, a packed parcel has left
 */
export function owedOf(
  order: OrderFacts,
  ledgers: Ledgers,
  { reference, operations }: Snapshot,
  trigger: Trigger | undefined,
): Owed {
  const text = (amount: BigNumberInput) =>
    amountText(MathBN.max(amount, 0), reference.currency_code)
  const { parcels, unknown, due, owes } = owedForParcels(order, ledgers, trigger ?? "fulfillment")
  const ledger = { reference, operations }
  const own = order.payments.filter(
    ({ orderReferenceId }) => orderReferenceId === reference.amazon_order_reference_id,
  )
  const isOurs = own.some(({ id }) => ledgers.has(id))
  const share = isOurs ? shareOf(order, ledgers, ledger, own) : 0
  const others = MathBN.sum(
    0,
    ...order.payments
      .filter((payment) => !own.includes(payment))
      .map((payment) => leftOfOther(payment, ledgers)),
  )
  const most = (amount: BigNumberInput) => text(MathBN.min(MathBN.sub(amount, others), share))
  return {
    parcels,
    unknown,
    due: most(due),
    rest: most(owes),
    obtainable: text(obtainable(ledger)),
    over: text(isOurs ? overcharged(order, ledgers, ledger) : 0),
  }
}

/** What the order reference is to pay at most: what is left of its total; the last one also what the order has grown by. */
function shareOf(
  order: OrderFacts,
  ledgers: Ledgers,
  ledger: Snapshot,
  own: readonly PaymentFacts[],
): BigNumberInput {
  const left = MathBN.max(MathBN.sub(ledger.reference.total, takenOf(ledger)), 0)
  const last = order.payments.findLast(({ id }) => ledgers.has(id))
  if (!last || !own.includes(last)) return left
  return MathBN.add(
    left,
    beyondPayments(
      order,
      ledgers,
      order.payments.map(({ id }) => id),
    ),
  )
}

/** What another payment still pays: a live one of another way to pay, an order reference as far as Amazon takes charges. */
function leftOfOther(
  { id, amount, captured, canceled }: PaymentFacts,
  ledgers: Ledgers,
): BigNumberInput {
  const ledger = ledgers.get(id)
  if (!ledger) return canceled ? 0 : MathBN.max(MathBN.sub(amount, captured), 0)
  const left = MathBN.max(MathBN.sub(ledger.reference.total, takenOf(ledger)), 0)
  return MathBN.min(left, obtainable(ledger))
}

function obtainable(ledger: Snapshot): BigNumberInput {
  const { state, total, currency_code } = ledger.reference
  if (state === "Open") {
    return MathBN.max(MathBN.sub(withAllowance(total, currency_code), takenOf(ledger)), 0)
  }
  return state === "Canceled" ? 0 : (openAuthorization(ledger)?.amount ?? 0)
}

/**
 * What Amazon has charged over all payments beyond what the order costs, as far as it was charged to this order reference
 * and not to a later one. A refund that is not answered yet counts as made.
 */
function overcharged(order: OrderFacts, ledgers: Ledgers, ledger: Snapshot): BigNumberInput {
  const costs = order.canceled
    ? 0
    : rounded(MathBN.max(order.costs, 0), currencyDigits(order.currencyCode))
  const kept = order.payments.map(({ id, captured, refunded }) => {
    const one = ledgers.get(id)
    return { one, net: one ? netOf(one) : MathBN.sub(captured, refunded) }
  })
  let over: BigNumberInput = MathBN.sub(MathBN.sum(0, ...kept.map(({ net }) => net)), costs)
  for (const { one, net } of kept.reverse()) {
    if (!one) continue
    const part = MathBN.max(MathBN.min(over, net), 0)
    if (one.reference.id === ledger.reference.id) return part
    over = MathBN.sub(over, part)
  }
  return 0
}

/** What Amazon has charged for good, less what was given back or is being given back, or was tried to in vain. */
function netOf(ledger: Snapshot): BigNumberInput {
  const open = ledger.operations.filter(
    ({ kind, state, booked_id }) =>
      kind === "refund" && (isUnresolved(state) || (state === "declined" && booked_id !== null)),
  )
  const refunds = [...acceptedRefunds(ledger), ...open].map(({ amount }) => amount ?? "0")
  return MathBN.sub(completedCharges(ledger), MathBN.sum(0, ...refunds))
}
