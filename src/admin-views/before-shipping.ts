import { MathBN } from "@medusajs/framework/utils"
import type { Snapshot } from "../modules/amazon-pay"
import { declinedPayment } from "../modules/amazon-pay/decisions/declined-payment"
import { openAuthorization } from "../modules/amazon-pay/decisions/holds"
import { amountText, isAtLeast, isPositive, lesserAmount } from "../modules/amazon-pay/money"
import type { Attention } from "../reconciliation/attention-reasons"
import { joined, type Contents } from "../charging/contents"
import type { OrderFacts, ParcelFacts } from "../charging/order-facts"
import { boundOf, promisedElsewhere } from "../charging/order-money"
import { owedForParcel, parcelCharges, type ParcelCharge } from "../charging/parcel-charge"
import { parcelViews, type ParcelStatus } from "./parcels"
import { unpacked } from "./unpacked"

/** What speaks against shipping, whatever can be charged: until a person has dismissed it. */
export const againstShipping = [
  "buyer-canceled",
  "stop-shipment",
  "address-differs",
] as const satisfies readonly Attention[]
export type AgainstShipping = (typeof againstShipping)[number]

/** What charging a parcel that is not packed yet would mean. */
export interface ShippingView {
  /** What the parcel holds: quantity by line id, decimal text. */
  contents: Contents
  /** What is charged for it (major units, decimal text). */
  amount: string
  /**
   * `held`: of what is held. `authorize`: with a new authorization. `unreachable`: it cannot be charged any more. `suspended`: not
   * before the buyer has chosen another payment method. `not-authorized`: Amazon has not authorized the order's payment yet, and may
   * decline it. `declined`, `failed`, `rejected`: it has declined it; see `declinedPayment`.
   */
  way:
    | "nothing-due"
    | "held"
    | "authorize"
    | "unreachable"
    | "suspended"
    | "not-authorized"
    | "declined"
    | "failed"
    | "rejected"
  /** Until when what is held can be taken, ISO 8601. */
  held_until: string | null
  /**
   * What the order could not be charged any more afterwards (major units, decimal text), where Amazon takes one charge of what is held
   * and no new authorization; null where it takes others.
   */
  leaves: string | null
  /** What of it stands at parcels that are not charged yet as well, such as the shipping: it is charged once. Null where nothing does. */
  also_in_parcels: string | null
  /** What speaks against shipping, the most pressing first. */
  against: AgainstShipping[]
}

const endOfTime = new Date(8.64e15)

/**
 * What packing something would charge, and how.
 * @param contents what the parcel would hold; left out, everything that is not packed yet
 * @returns null when there is nothing to pack
 */
export function beforeShipping(
  status: ParcelStatus,
  contents = unpacked(status.order),
): ShippingView | null {
  const { order, ledgers, payable, trigger } = status
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
  const amount = sumOf(charges, order)
  const view = (way: ShippingView["way"], over: Partial<ShippingView> = {}): ShippingView => ({
    contents,
    amount,
    way,
    held_until: null,
    leaves: null,
    also_in_parcels: null,
    against: againstOf(status),
    ...over,
  })
  if (!order.payments.length) {
    const declined = status.waiting.map(declinedPayment).at(-1)
    return view(declined ?? "not-authorized")
  }
  const owed = owedForParcel(packed, ledgers, parcel, trigger) ?? amount
  // What falls to no payment: the order has grown beyond all that Amazon takes.
  const isShort = MathBN.gt(MathBN.sub(owed, amount), promisedElsewhere(order, ledgers))
  if (isShort) return view("unreachable", { amount: owed })
  if (!isPositive(amount)) return view("nothing-due")
  const lost = charges.filter(({ kind }) => kind === "lost")
  if (lost.length) {
    const waits = lost.every(
      ({ paymentId }) => ledgers.get(paymentId)?.reference.state === "Suspended",
    )
    return view(waits ? "suspended" : "unreachable")
  }
  const holds = charges.map(({ paymentId, amount: part }) => {
    const ledger = ledgers.get(paymentId)
    const held = ledger && openAuthorization(ledger)
    return held?.amount && isAtLeast(held.amount, part) ? held : undefined
  })
  const ends = holds.flatMap((hold) => hold?.expires_at ?? []).sort((one, other) => +one - +other)
  const also_in_parcels = alsoInParcels(status, parcel, amount)
  const leaves = leavesOf(status, charges)
  return holds.every(Boolean)
    ? view("held", { held_until: ends[0]?.toISOString() ?? null, leaves, also_in_parcels })
    : view("authorize", { leaves, also_in_parcels })
}

/** A hold takes one charge: without a new authorization the rest of it is lost. */
function leavesOf(
  { order, ledgers }: ParcelStatus,
  charges: readonly ParcelCharge[],
): string | null {
  const isOpen = ({ reference }: Snapshot) => reference.state === "Open"
  const others = [...ledgers.values()].filter(isOpen)
  const elsewhere = MathBN.sum(0, ...others.map((ledger) => boundOf(order, ledgers, ledger)))
  const own = MathBN.sum(
    0,
    ...charges.flatMap(({ paymentId, amount }) => {
      const ledger = ledgers.get(paymentId)
      return ledger && isOpen(ledger) ? [amount] : []
    }),
  )
  const last = charges.flatMap(({ paymentId, amount }) => {
    const ledger = ledgers.get(paymentId)
    if (!ledger || isOpen(ledger)) return []
    const held = openAuthorization(ledger)?.amount ?? "0"
    const most = lesserAmount(held, boundOf(order, ledgers, ledger))
    return [MathBN.max(MathBN.sub(most, amount), 0)]
  })
  if (!last.length) return null
  const stillPayable = MathBN.max(MathBN.sub(elsewhere, own), 0)
  const lost = MathBN.max(MathBN.sub(MathBN.sum(0, ...last), stillPayable), 0)
  // Another payment takes what is left.
  if (MathBN.gt(stillPayable, 0) && !MathBN.gt(lost, 0)) return null
  return amountText(lost, order.currencyCode)
}

/** Each parcel is told what it would be charged next: what goes with the first of them, such as the shipping, is in all of them. */
function alsoInParcels(status: ParcelStatus, parcel: ParcelFacts, amount: string): string | null {
  const { order, ledgers, payable, trigger } = status
  const open = parcelViews(status).filter(({ charge }) => charge === "due" || charge === "declined")
  if (!open.length) return null
  const ids = open.map(({ fulfillment_id }) => fulfillment_id)
  const contents = joined([parcel.contents, ...open.map((one) => one.contents)])
  const parcels = order.parcels.filter(({ id }) => !ids.includes(id))
  const together = { ...order, parcels: [...parcels, { ...parcel, contents }] }
  const inAll = parcelCharges(together, ledgers, { fulfillmentId: parcel.id, trigger, payable })
  const apart = MathBN.sum(amount, ...open.map((one) => one.amount ?? "0"))
  const twice = amountText(
    MathBN.max(MathBN.sub(apart, sumOf(inAll, order)), 0),
    order.currencyCode,
  )
  return isPositive(twice) ? twice : null
}

function sumOf(charges: readonly ParcelCharge[], { currencyCode }: OrderFacts): string {
  return amountText(MathBN.sum(0, ...charges.map(({ amount }) => amount)), currencyCode)
}

function againstOf({ ledgers, waiting }: ParcelStatus): AgainstShipping[] {
  const listed = [...ledgers.values(), ...waiting].flatMap((ledger: Snapshot) =>
    ledger.reference.findings.map(({ reason }) => reason),
  )
  return againstShipping.filter((reason) => listed.includes(reason))
}
