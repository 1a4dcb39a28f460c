import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { acceptedRefunds } from "../modules/amazon-pay/decisions/holds"
import { amountText, isAtLeast, isPositive } from "../modules/amazon-pay/money"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import type { Contents } from "../charging/contents"
import type { OrderFacts, ParcelFacts } from "../charging/order-facts"
import type { Ledgers } from "../charging/order-money"
import { parcelCharges, type ParcelCharge, type Trigger } from "../charging/parcel-charge"
import { notOpen, notPaid } from "./payment-actions"
import { impossible, possible, type Availability } from "./why"

/** A parcel, and what was or is to be charged for it. */
export interface ParcelView {
  fulfillment_id: string
  /** Its number in the order, 1 for the first one packed. */
  number: number
  state: "packed" | "shipped" | "delivered" | "canceled"
  /** Quantity by line id, decimal text. */
  contents: Contents
  /** `due`: not charged. `nothing-due`: other money pays for it. `refunded`: all that was charged for it was given back. */
  charge:
    "charged" | "refunded" | "pending" | "unanswered" | "declined" | "due" | "nothing-due" | "none"
  /** What was charged, or is to be (major units, decimal text); null when it cannot be told. */
  amount: string | null
  /** What of the charge was given back, or is about to be; null where nothing was. */
  refunded: string | null
  packed_at: string
  capture: Availability
}

/** What the parcels of an order are judged by. */
export interface ParcelStatus {
  order: OrderFacts
  ledgers: Ledgers
  /** Ids of the payments that may be charged by hand, in the order in which they are. */
  payable: readonly string[]
  trigger: Trigger
  /** What the order waits for: order references of which Medusa has no payment yet. */
  waiting: readonly Snapshot[]
}

export function parcelViews(status: ParcelStatus): ParcelView[] {
  const { order, ledgers } = status
  const captures = [...ledgers.values()]
    .flatMap(({ operations }) => operations)
    .filter(({ kind }) => kind === "capture")
  return order.parcels.map((parcel, index) => {
    const own = captures.filter(({ fulfillment_id }) => fulfillment_id === parcel.id)
    const charge = chargeOf(status, parcel, own)
    const refunded = refundedOf(status, own)
    const isAllBack =
      charge.charge === "charged" && refunded !== null && isAtLeast(refunded, charge.amount ?? "0")
    return {
      fulfillment_id: parcel.id,
      number: index + 1,
      state: stateOf(parcel),
      contents: parcel.contents,
      packed_at: parcel.packedAt.toISOString(),
      refunded,
      ...charge,
      ...(isAllBack ? { charge: "refunded" as const } : {}),
    }
  })
}

function stateOf({ canceled, deliveredAt, shippedAt }: ParcelFacts): ParcelView["state"] {
  if (canceled) return "canceled"
  if (deliveredAt) return "delivered"
  return shippedAt ? "shipped" : "packed"
}

/** What was given back of the charges of a parcel; of what was charged beside it nobody can say for which parcel it was. */
function refundedOf({ order, ledgers }: ParcelStatus, own: readonly OperationRow[]): string | null {
  const ids = own.flatMap(({ amazon_id }) => amazon_id ?? [])
  const back = [...ledgers.values()]
    .flatMap(acceptedRefunds)
    .filter(({ amazon_parent_id }) => amazon_parent_id !== null && ids.includes(amazon_parent_id))
  if (!back.length) return null
  return amountText(MathBN.sum(0, ...back.map(({ amount }) => amount ?? "0")), order.currencyCode)
}

function chargeOf(
  status: ParcelStatus,
  parcel: ParcelFacts,
  own: readonly OperationRow[],
): Pick<ParcelView, "charge" | "amount" | "capture"> {
  const { order } = status
  const text = (amounts: readonly (string | null)[]) =>
    amountText(MathBN.sum(0, ...amounts.map((amount) => amount ?? "0")), order.currencyCode)
  const nonFailed = own.filter(
    ({ state }) => isUnresolved(state) || state === "pending" || state === "completed",
  )
  const taken = text(nonFailed.map(({ amount }) => amount))
  if (nonFailed.some(({ state }) => isUnresolved(state))) {
    // Asking again repeats the same call: that is how its outcome is learnt.
    return { charge: "unanswered", amount: taken, capture: possible(taken) }
  }
  if (nonFailed.some(({ state }) => state === "pending")) {
    return { charge: "pending", amount: taken, capture: impossible("parcel-pending") }
  }
  if (nonFailed.length) {
    return { charge: "charged", amount: taken, capture: restOf(status, parcel) }
  }
  if (parcel.canceled)
    return { charge: "none", amount: null, capture: impossible("parcel-canceled") }
  if (order.canceled) return { charge: "none", amount: null, capture: impossible("order-canceled") }
  const charge = own.length ? "declined" : "due"
  if (!Object.keys(parcel.contents).length) {
    return { charge, amount: null, capture: impossible("contents-unknown") }
  }
  const charges = parcelCharges(order, status.ledgers, {
    fulfillmentId: parcel.id,
    trigger: status.trigger,
    payable: status.payable,
  })
  const amount = text(charges.map((one) => one.amount))
  if (isPositive(amount)) return { charge, amount, capture: reachable(status, charges) }
  return leftNothing(status, amount)
}

/** Whether what a parcel came to beyond its charges can be charged. */
function restOf(status: ParcelStatus, parcel: ParcelFacts): Availability {
  const rest = parcelCharges(status.order, status.ledgers, {
    fulfillmentId: parcel.id,
    trigger: status.trigger,
    payable: status.payable,
  }).filter(({ kind }) => kind !== "begun")
  if (!rest.length) return impossible("parcel-charged")
  return reachable(status, rest)
}

function leftNothing(
  { order, ledgers, payable, waiting }: ParcelStatus,
  amount: string,
): Pick<ParcelView, "charge" | "amount" | "capture"> {
  if (!order.payments.length) {
    return { charge: "due", amount: null, capture: impossible(notPaid(waiting)) }
  }
  const capture = impossible(
    payable.some((id) => ledgers.has(id)) ? "parcel-costs-nothing" : "no-payment",
  )
  return { charge: "nothing-due", amount, capture }
}

/** What Amazon can be asked for of these charges; where it takes none of them, why. */
function reachable(
  { order, ledgers }: ParcelStatus,
  charges: readonly ParcelCharge[],
): Availability {
  const asked = charges.filter(({ kind }) => kind !== "lost").map(({ amount }) => amount)
  if (asked.length) return possible(amountText(MathBN.sum(0, ...asked), order.currencyCode))
  const ledger = ledgers.get(charges[0]?.paymentId ?? "")
  return impossible(ledger ? notOpen(ledger.reference.state) : "no-payment")
}
