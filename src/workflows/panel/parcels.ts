import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow } from "../../modules/amazon-pay"
import { openAuthorization } from "../../modules/amazon-pay/decisions/holds"
import { amountText, isAtLeast, isPositive } from "../../modules/amazon-pay/money"
import { isUnresolved } from "../../modules/amazon-pay/vocabulary"
import type { Contents } from "../parcel/contents"
import type { OrderFacts, ParcelFacts } from "../parcel/order-facts"
import { promisedElsewhere, type Ledgers } from "../parcel/order-money"
import {
  owedForParcel,
  parcelCharges,
  type ParcelCharge,
  type Trigger,
} from "../parcel/parcel-charge"
import { notOpen } from "./payment-actions"
import { unpacked } from "./unpacked"
import { impossible, possible, type Availability } from "./why"

/** A parcel, and what was or is to be charged for it. */
export interface ParcelView {
  fulfillment_id: string
  /** Its number in the order, 1 for the first one packed. */
  number: number
  state: "packed" | "shipped" | "delivered" | "canceled"
  /** Quantity by line id, decimal text. */
  contents: Contents
  /** `due`: not charged. `nothing-due`: other money pays for it. */
  charge: "charged" | "pending" | "unanswered" | "declined" | "due" | "nothing-due" | "none"
  /** What was charged, or is to be (major units, decimal text); null when it cannot be told. */
  amount: string | null
  packed_at: string
  capture: Availability
}

/** What charging a parcel that is not packed yet would mean. */
export interface ShippingView {
  /** What the parcel holds: quantity by line id, decimal text. */
  contents: Contents
  /** What is charged for it (major units, decimal text). */
  amount: string
  /**
   * `held`: of what is held. `authorize`: with a new authorization. `unreachable`: it cannot be charged any more.
   * `not-authorized`: Amazon has not authorized the order's payment yet, and may decline it.
   */
  way: "nothing-due" | "held" | "authorize" | "unreachable" | "not-authorized"
  /** Until when what is held can be taken, ISO 8601. */
  held_until: string | null
}

/** What the parcels of an order are judged by. */
export interface ParcelStanding {
  order: OrderFacts
  ledgers: Ledgers
  /** Ids of the payments that may be charged by hand, in the order in which they are. */
  payable: readonly string[]
  trigger: Trigger
}

const endOfTime = new Date(8.64e15)

export function parcelViews(standing: ParcelStanding): ParcelView[] {
  const { order, ledgers } = standing
  const captures = [...ledgers.values()]
    .flatMap(({ operations }) => operations)
    .filter(({ kind }) => kind === "capture")
  return order.parcels.map((parcel, index) => {
    const own = captures.filter(({ fulfillment_id }) => fulfillment_id === parcel.id)
    return {
      fulfillment_id: parcel.id,
      number: index + 1,
      state: stateOf(parcel),
      contents: parcel.contents,
      packed_at: parcel.packedAt.toISOString(),
      ...chargeOf(standing, parcel, own),
    }
  })
}

function stateOf({ canceled, deliveredAt, shippedAt }: ParcelFacts): ParcelView["state"] {
  if (canceled) return "canceled"
  if (deliveredAt) return "delivered"
  return shippedAt ? "shipped" : "packed"
}

function chargeOf(
  standing: ParcelStanding,
  parcel: ParcelFacts,
  own: readonly OperationRow[],
): Pick<ParcelView, "charge" | "amount" | "capture"> {
  const { order } = standing
  const text = (amounts: readonly (string | null)[]) =>
    amountText(MathBN.sum(0, ...amounts.map((amount) => amount ?? "0")), order.currencyCode)
  const standingOnes = own.filter(
    ({ state }) => isUnresolved(state) || state === "pending" || state === "completed",
  )
  const taken = text(standingOnes.map(({ amount }) => amount))
  if (standingOnes.some(({ state }) => isUnresolved(state))) {
    // Asking again repeats the same call: that is how its outcome is learnt.
    return { charge: "unanswered", amount: taken, capture: possible(taken) }
  }
  if (standingOnes.some(({ state }) => state === "pending")) {
    return { charge: "pending", amount: taken, capture: impossible("parcel-pending") }
  }
  if (standingOnes.length) {
    return { charge: "charged", amount: taken, capture: restOf(standing, parcel) }
  }
  if (parcel.canceled)
    return { charge: "none", amount: null, capture: impossible("parcel-canceled") }
  if (order.canceled) return { charge: "none", amount: null, capture: impossible("order-canceled") }
  const charge = own.length ? "declined" : "due"
  if (!Object.keys(parcel.contents).length) {
    return { charge, amount: null, capture: impossible("contents-unknown") }
  }
  const charges = parcelCharges(order, standing.ledgers, {
    fulfillmentId: parcel.id,
    trigger: standing.trigger,
    payable: standing.payable,
  })
  const amount = text(charges.map((one) => one.amount))
  if (isPositive(amount)) return { charge, amount, capture: reachable(standing, charges) }
  return leftNothing(standing, amount)
}

/** Whether what a parcel came to beyond its charges can be charged. */
function restOf(standing: ParcelStanding, parcel: ParcelFacts): Availability {
  const rest = parcelCharges(standing.order, standing.ledgers, {
    fulfillmentId: parcel.id,
    trigger: standing.trigger,
    payable: standing.payable,
  }).filter(({ kind }) => kind !== "begun")
  if (!rest.length) return impossible("parcel-charged")
  return reachable(standing, rest)
}

function leftNothing(
  { order, ledgers, payable }: ParcelStanding,
  amount: string,
): Pick<ParcelView, "charge" | "amount" | "capture"> {
  if (!order.payments.length) {
    return { charge: "due", amount: null, capture: impossible("no-payment") }
  }
  const capture = impossible(
    payable.some((id) => ledgers.has(id)) ? "parcel-costs-nothing" : "no-payment",
  )
  return { charge: "nothing-due", amount, capture }
}

/** What Amazon can be asked for of these charges; where it takes none of them, why. */
function reachable(
  { order, ledgers }: ParcelStanding,
  charges: readonly ParcelCharge[],
): Availability {
  const asked = charges.filter(({ kind }) => kind !== "lost").map(({ amount }) => amount)
  if (asked.length) return possible(amountText(MathBN.sum(0, ...asked), order.currencyCode))
  const ledger = ledgers.get(charges[0]?.paymentId ?? "")
  return impossible(ledger ? notOpen(ledger.reference.state) : "no-payment")
}

/**
 * What packing something would charge, and how.
 * @param contents what the parcel would hold; left out, everything that is not packed yet
 * @returns null when there is nothing to pack
 */
export function beforeShipping(
  standing: ParcelStanding,
  contents = unpacked(standing.order),
): ShippingView | null {
  const { order, ledgers, payable, trigger } = standing
  if (order.canceled || !Object.keys(contents).length) return null
  const parcel: ParcelFacts = {
    id: "not-packed",
    contents,
    canceled: false,
    // Whatever was given back until now pays for nothing any more.
    packedAt: endOfTime,
    shippedAt: null,
    deliveredAt: null,
  }
  const packed = { ...order, parcels: [...order.parcels, parcel] }
  const charges = parcelCharges(packed, ledgers, { fulfillmentId: parcel.id, trigger, payable })
  const amount = amountText(MathBN.sum(0, ...charges.map((one) => one.amount)), order.currencyCode)
  if (!order.payments.length) return { contents, amount, way: "not-authorized", held_until: null }
  const owed = owedForParcel(packed, ledgers, parcel, trigger) ?? amount
  // What falls to no payment: the order has grown beyond all that Amazon takes.
  const isShort = MathBN.gt(MathBN.sub(owed, amount), promisedElsewhere(order, ledgers))
  if (isShort) return { contents, amount: owed, way: "unreachable", held_until: null }
  if (!isPositive(amount)) return { contents, amount, way: "nothing-due", held_until: null }
  if (charges.some(({ kind }) => kind === "lost")) {
    return { contents, amount, way: "unreachable", held_until: null }
  }
  const holds = charges.map(({ paymentId, amount: part }) => {
    const ledger = ledgers.get(paymentId)
    const held = ledger && openAuthorization(ledger)
    return held?.amount && isAtLeast(held.amount, part) ? held : undefined
  })
  const ends = holds.flatMap((hold) => hold?.expires_at ?? []).sort((one, other) => +one - +other)
  return holds.every(Boolean)
    ? { contents, amount, way: "held", held_until: ends[0]?.toISOString() ?? null }
    : { contents, amount, way: "authorize", held_until: null }
}
