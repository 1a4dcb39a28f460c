import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { undoneOf } from "../modules/amazon-pay/decisions/charge-bound"
import { nonFailedCaptures } from "../modules/amazon-pay/decisions/holds"
import { currencyDigits } from "../mws"
import { askedAgain } from "./asked-again"
import { quantityIn, type Contents } from "./contents"
import { hasLeft, leftAt, type Trigger } from "./leaving"
import type { OrderFacts, ParcelFacts } from "./order-facts"
import { orderMoney, type Ledgers } from "./order-money"
import { owedForParcel, questionOf } from "./parcel-charge"
import { parcelDue } from "./parcel-amount"

/** What is still to be charged for an order. Amounts in major units, decimal text with the currency's digits. */
export interface OwedForParcels {
  /**
   * For each parcel that left: what was not charged of one that was charged in part, because another payment's share of it
   * failed, and then all of each that was not charged, oldest first. Those that cost nothing more are left out.
   */
  parcels: { id: string; amount: string }[]
  /** For everything that left: once nothing is left to be packed, all that the order owes. */
  due: string
  /** In all, were everything shipped. */
  owes: string
  /** Parcels that left uncharged, of which the order does not say what they hold. */
  unknown: string[]
}

/**
 * What an order owes for the parcels that left, each counted as paid before the next is. Nothing of a cancelled order.
 * @param trigger when a parcel counts as having left
 */
export function owedForParcels(
  order: OrderFacts,
  ledgers: Ledgers,
  trigger: Trigger,
): OwedForParcels {
  const digits = currencyDigits(order.currencyCode)
  const zero = MathBN.convert(0).toFixed(digits)
  if (order.canceled) return { parcels: [], due: zero, owes: zero, unknown: [] }
  const open = outstanding(order, ledgers)
  // What was given back whole is asked for again only when its goods leave after all.
  const most = MathBN.add(open, undoneOf(order, ledgers.values(), order.currencyCode))
  const { charged, waiting } = departed(order, ledgers, trigger)
  const parcels: OwedForParcels["parcels"] = []
  const sum = () => MathBN.sum(0, ...parcels.map(({ amount }) => amount)).toFixed(digits)
  const owe = (id: string, asked: string, bound: BigNumberInput) => {
    const amount = least(asked, MathBN.sub(bound, sum()), digits)
    if (MathBN.gt(amount, 0)) parcels.push({ id, amount })
  }
  for (const parcel of charged) {
    owe(parcel.id, owedForParcel(order, ledgers, parcel, trigger, sum()) ?? zero, most)
  }
  const nothing = { id: "", contents: {} }
  const now = questionOf(order, ledgers, nothing, trigger, digits)
  const captured = MathBN.add(now.captured, sum()).toFixed()
  let question = { ...now, captured, waiting: [] as Contents[] }
  const unpaid = MathBN.add(parcelDue(question).owes, sum())
  const forGoods = MathBN.min(unpaid, most)
  for (const parcel of waiting.filter(isKnown)) {
    const { id, contents } = parcel
    const { refunded } = orderMoney(order, ledgers, leftAt(parcel, trigger))
    const { due } = parcelDue({ ...question, refunded, parcel: contents })
    owe(id, due, forGoods)
    const paid = MathBN.add(question.captured, due).toFixed()
    question = { ...question, charged: [...question.charged, contents], captured: paid }
  }
  const forParcels = sum()
  const forOrder = MathBN.max(least(unpaid, open, digits), forParcels)
  const due = isAllGone(order, trigger) ? forOrder : forParcels
  const again = least(
    MathBN.sub(askedAgain(order, ledgers, now), due),
    MathBN.sub(open, forOrder),
    digits,
  )
  return {
    parcels,
    due: MathBN.add(due, again).toFixed(digits),
    owes: MathBN.add(forOrder, again).toFixed(digits),
    unknown: waiting.filter((parcel) => !isKnown(parcel)).map(({ id }) => id),
  }
}

/** What nobody has paid or is paying, as Medusa counts it: what is asked back is off, and so is what was refunded. */
function outstanding(order: OrderFacts, ledgers: Ledgers): BigNumberInput {
  const { captured, refunded } = orderMoney(order, ledgers)
  return MathBN.sub(order.owed, MathBN.sub(captured, refunded))
}

function least(one: BigNumberInput, other: BigNumberInput, digits: number): string {
  return MathBN.convert(MathBN.max(MathBN.min(one, other), 0)).toFixed(digits, 1 /* down */)
}

/** The parcels that left: those of which something was charged, or may have been, and the others. */
function departed(
  { parcels }: OrderFacts,
  ledgers: Ledgers,
  trigger: Trigger,
): { charged: ParcelFacts[]; waiting: ParcelFacts[] } {
  const charges = new Set(
    [...ledgers.values()].flatMap(nonFailedCaptures).map(({ fulfillment_id }) => fulfillment_id),
  )
  const left = parcels.filter((parcel) => hasLeft(parcel, trigger))
  return {
    charged: left.filter(({ id }) => charges.has(id)),
    waiting: left.filter(({ id }) => !charges.has(id)),
  }
}

function isKnown({ contents }: ParcelFacts): boolean {
  return Object.keys(contents).length > 0
}

function isAllGone({ lines, parcels }: OrderFacts, trigger: Trigger): boolean {
  const gone = parcels.filter((parcel) => hasLeft(parcel, trigger)).map(({ contents }) => contents)
  return (
    gone.length > 0 &&
    lines.every(
      ({ id, quantity, returned, ships }) =>
        !ships || MathBN.gte(MathBN.add(quantityIn(gone, id), returned), quantity),
    )
  )
}
