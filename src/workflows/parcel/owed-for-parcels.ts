import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { nonFailedCaptures } from "../../modules/amazon-pay/decisions/holds"
import { currencyDigits } from "../../mws"
import { quantityIn, type Contents } from "./contents"
import { hasLeft, leftAt, type Trigger } from "./leaving"
import type { OrderFacts, ParcelFacts } from "./order-facts"
import { orderMoney, type Ledgers } from "./order-money"
import { questionOf } from "./parcel-charge"
import { parcelDue } from "./parcel-worth"

/** What is still to be charged for an order. Amounts in major units, decimal text with the currency's digits. */
export interface OwedForParcels {
  /** For each parcel that left and was not charged, oldest first; those that cost nothing more are left out. */
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
  const nothing = { id: "", contents: {} }
  let question = {
    ...questionOf(order, ledgers, nothing, trigger, digits),
    waiting: [] as Contents[],
  }
  const open = outstanding(order, ledgers)
  const { owes: unpaid } = parcelDue(question)
  // What was refunded is asked for again only when its goods leave after all.
  const forGoods = least(unpaid, MathBN.add(open, order.creditedRefunds), digits)
  const waiting = uncharged(order, ledgers, trigger)
  const parcels: OwedForParcels["parcels"] = []
  for (const parcel of waiting.filter(isKnown)) {
    const { id, contents } = parcel
    const { refunded } = orderMoney(order, ledgers, leftAt(parcel, trigger))
    const { due } = parcelDue({ ...question, refunded, parcel: contents })
    const taken = MathBN.sum(0, ...parcels.map(({ amount }) => amount))
    const amount = least(due, MathBN.sub(forGoods, taken), digits)
    if (MathBN.gt(amount, 0)) parcels.push({ id, amount })
    const captured = MathBN.add(question.captured, due).toFixed()
    question = { ...question, charged: [...question.charged, contents], captured }
  }
  const sum = MathBN.sum(0, ...parcels.map(({ amount }) => amount)).toFixed(digits)
  const owes = MathBN.max(least(unpaid, open, digits), sum).toFixed(digits)
  return {
    parcels,
    due: isAllGone(order, trigger) ? owes : sum,
    owes,
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

function uncharged({ parcels }: OrderFacts, ledgers: Ledgers, trigger: Trigger): ParcelFacts[] {
  const charged = new Set(
    [...ledgers.values()].flatMap(nonFailedCaptures).map(({ fulfillment_id }) => fulfillment_id),
  )
  return parcels.filter((parcel) => hasLeft(parcel, trigger) && !charged.has(parcel.id))
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
