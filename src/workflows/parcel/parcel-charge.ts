import { MathBN } from "@medusajs/framework/utils"
import { unexpected } from "../../modules/amazon-pay/errors"
import { currencyDigits } from "../../mws"
import type { OrderFacts, ParcelFacts } from "./order-facts"
import { leftOf, orderMoney, standingCaptures, type Ledgers } from "./order-money"
import { parcelWorth } from "./parcel-worth"

/** What one payment is to be charged for a parcel. */
export interface ParcelCharge {
  paymentId: string
  /** Major units as decimal text, with exactly the currency's digits. */
  amount: string
}

/** When a parcel counts as having left: when it is packed, or when it is sent off. */
export type Trigger = "fulfillment" | "shipment"

/** What asks for a parcel to be charged: an event of the account's choice, or a person at any time. */
export type Moment = Trigger | "by-hand"

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
  let due = dueFor(order, ledgers, parcel, ask.trigger, digits)
  return ask.payable.flatMap((paymentId) => {
    const ledger = ledgers.get(paymentId)
    if (!ledger) return []
    const begun = standingCaptures(ledger).find((capture) => capture.fulfillment_id === parcel.id)
    if (begun?.amount) return [{ paymentId, amount: begun.amount }]
    const amount = MathBN.min(due, leftOf(ledger)).toFixed(digits)
    due = MathBN.sub(due, amount).toFixed(digits)
    return MathBN.gt(amount, 0) ? [{ paymentId, amount }] : []
  })
}

/** What is to be charged for a parcel, whichever payment it is charged to (major units). */
function dueFor(
  order: OrderFacts,
  ledgers: Ledgers,
  parcel: ParcelFacts,
  trigger: Trigger,
  digits: number,
): string {
  const { total, shipping, lines } = order
  const charged = chargedFulfillments(ledgers)
  const others = order.parcels.filter(({ id, canceled }) => id !== parcel.id && !canceled)
  return parcelWorth({
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
  })
}

/** The fulfillments that were charged, first charged first. */
function chargedFulfillments(ledgers: Ledgers): string[] {
  return [...ledgers.values()]
    .flatMap(standingCaptures)
    .sort((one, other) => one.requested_at.getTime() - other.requested_at.getTime())
    .flatMap(({ fulfillment_id }) => fulfillment_id ?? [])
}
