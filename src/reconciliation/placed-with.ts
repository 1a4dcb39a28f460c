import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, PaymentSessionStatus } from "@medusajs/framework/utils"
import type { OrderReferenceRow, Snapshot } from "../modules/amazon-pay"
import { amountText, isPositive } from "../modules/amazon-pay/money"
import { currencyDigits } from "../mws"
import type { CollectionSession } from "../medusa/collection-sessions"
import type { OrderFacts, PaymentFacts } from "../charging/order-facts"
import { toBePaid } from "../charging/outstanding-excess"
import { sumOf } from "../charging/line-amounts"

/** An order and an order reference of one of its payment collections. */
export interface OrderAndReference {
  order: OrderFacts | null
  reference: OrderReferenceRow
}

/** Statuses that a session gets only when its provider was asked for the money. */
const asked: readonly string[] = [
  PaymentSessionStatus.PENDING_AUTHORIZATION,
  PaymentSessionStatus.AUTHORIZED,
  PaymentSessionStatus.CAPTURED,
]

/**
 * Whether the order was placed with this order reference. A payment session that somebody has made since takes nothing from
 * that: what the buyer chose was there when the order was placed, or has been asked for the money.
 * @param chosenId the ledger's id of the order reference that the payment collection is to be paid with
 */
export function isPlacedWith(
  { order, reference }: OrderAndReference,
  sessions: readonly CollectionSession[],
  chosenId: string | undefined,
): boolean {
  if (!order || reference.id !== chosenId) return false
  const offers = (session: CollectionSession) =>
    session.data?.amazon_order_reference_id === reference.amazon_order_reference_id
  if (sessions.some(offers)) return true
  return !sessions.some(
    ({ status, created_at }) =>
      asked.includes(status) || created_at.getTime() <= order.placedAt.getTime(),
  )
}

/**
 * Since when an order waits for its payment by this order reference; null where it has one, costs nothing, cost nothing when
 * it was placed, or was not placed with it. An order that somebody in the store has made waits for nothing before its buyer asks to pay.
 */
export function waitsSince(
  { order, reference, operations }: OrderAndReference & Snapshot,
  isChosen: boolean,
): Date | null {
  if (!order || !isChosen || costsNothing(order) || ownPayment({ order, reference })) return null
  if (isPaidOtherwise({ order, reference }) || MathBN.lte(reference.total, 0)) return null
  if (!reference.bound_after_order) return order.placedAt
  return operations.find(({ action }) => action === "Authorize")?.requested_at ?? null
}

/** The payment that names the order reference: the one that stands, beside those of completions that failed. */
export function ownPayment({ order, reference }: OrderAndReference): PaymentFacts | undefined {
  const own = (order?.payments ?? []).filter(
    ({ orderReferenceId }) => orderReferenceId === reference.amazon_order_reference_id,
  )
  return own.find(({ canceled }) => !canceled) ?? own[0]
}

/**
 * Whether what this order reference was to pay is paid another way: by a payment that exists, in the same payment
 * collection, or by payments that stand for the whole order. A payment session is none, and what was given back pays for
 * nothing: an order that grows after a return is paid by whoever pays what it has grown by.
 */
export function isPaidOtherwise({ order, reference }: OrderAndReference): boolean {
  if (!order) return false
  const others = order.payments.filter(
    ({ canceled, captured, orderReferenceId }) =>
      (!canceled || MathBN.gt(captured, 0)) &&
      orderReferenceId !== reference.amazon_order_reference_id,
  )
  if (others.some((one) => !one.canceled && one.collectionId === reference.payment_collection_id))
    return true
  const missing = MathBN.sub(mostAsked(order), sumOf(others.map(standsFor)))
  // Medusa's amounts may have more digits than their currency: less than a minor unit is nothing that anybody can pay.
  return others.length > 0 && MathBN.lt(missing, `1e-${currencyDigits(order.currencyCode)}`)
}

/** What a payment took or is to take, and did not give back (major units). One that is cancelled takes nothing more. */
function standsFor({ canceled, amount, captured, refunded }: PaymentFacts): BigNumberInput {
  return MathBN.sub(canceled ? captured : MathBN.max(amount, captured), refunded)
}

/** What Medusa may ask to be paid for an order: with the shipping of what came back, and with a claim's replacement. */
function mostAsked(order: OrderFacts): BigNumberInput {
  return MathBN.max(toBePaid(order), MathBN.sub(order.owed, order.askedBack))
}

/** Whether an order costs nothing: discounts, or credit, have paid for all of it. */
export function costsNothing({ total, currencyCode }: OrderFacts): boolean {
  return MathBN.lte(total, 0) || !isPositive(amountText(total, currencyCode))
}
