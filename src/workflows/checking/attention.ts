import type { OperationRow } from "../../modules/amazon-pay"
import { isOpenAtAmazon, sharesAuthorization } from "../../modules/amazon-pay/decisions/holds"
import { wasNotSent } from "../../modules/amazon-pay/decisions/not-sent"
import { isUnresolved } from "../../modules/amazon-pay/vocabulary"
import { unchargedParcels } from "./left-undone"
import { keepsCharge, strayChargeSince } from "./paid-otherwise"
import { ownPayment } from "./placed-with"
import { unfinishedMs, type Standing } from "./standing"

const dayMs = 24 * 60 * 60_000

/** Why a person has to look at an order; the most pressing one, where there are several. */
export const attentionReasons = [
  "chargeback",
  "capture-declined",
  "authorization-declined",
  "payment-missing",
  "suspended",
  "unreachable",
  "refund-declined",
  "not-booked",
  "not-cancelled",
  "charge-without-payment",
  "unanswered",
] as const
export type Attention = (typeof attentionReasons)[number]

/**
 * Why a person has to look at an order, from what is known of it; null when nobody has to.
 * A chargeback stays until a person has seen to it.
 * @param trouble what could not be done in this look at it
 */
export function attentionOf(
  standing: Standing,
  now: Date,
  trouble: { notBooked: boolean; notCancelled: boolean },
): Attention | null {
  const { order, reference, operations } = standing
  if (reference.attention === "chargeback") return "chargeback"
  if (trouble.notCancelled) return "not-cancelled"
  if (trouble.notBooked) return "not-booked"
  if (operations.some((operation) => isUnansweredForLong(operation, now))) return "unanswered"
  const straySince = strayChargeSince(standing)
  if (straySince && straySince <= now) return "charge-without-payment"
  // It stays for good, so it comes after what a person can still see to.
  const refund = operations.some(isDeclinedRefund) ? "refund-declined" : null
  if (!order || order.canceled || !isParty(standing)) return refund
  if (declinedParcels(standing, now)) return "capture-declined"
  if (unpaid(standing)) return "authorization-declined"
  if (cutOff(standing, now)) return "payment-missing"
  if (refund) return refund
  if (reference.state === "Suspended") return "suspended"
  const held = operations.some(isOpenAtAmazon)
  const waiting = unchargedParcels(standing, now).some(
    ({ id }) => !isChargedElsewhere(lastCharge(standing, id), standing.captures),
  )
  return waiting && !held && reference.state !== "Open" ? "unreachable" : null
}

/** Whether the order is paid with the order reference, or waits for it. Others of its payments have their own. */
function isParty(standing: Standing): boolean {
  return ownPayment(standing) !== undefined || standing.waitsSince !== null
}

/** A call that was repeated for a day without an answer to go by: Amazon is away, or refuses the store's keys or account. */
function isUnansweredForLong({ state, requested_at }: OperationRow, now: Date): boolean {
  return isUnresolved(state) && now.getTime() - requested_at.getTime() > dayMs
}

/** A refund that Amazon took on and then declined: Medusa still shows it. */
function isDeclinedRefund({ kind, state, booked_id }: OperationRow): boolean {
  return kind === "refund" && state === "declined" && booked_id !== null
}

/** A parcel that left, whose last charge was declined or refused, and that is not charged again by itself. */
function declinedParcels(standing: Standing, now: Date): boolean {
  const { order, captures } = standing
  const again = new Set(unchargedParcels(standing, now).map(({ id }) => id))
  return (order?.parcels ?? []).some(({ id, canceled }) => {
    const last = lastCharge(standing, id)
    const refused = last?.state === "declined" || last?.state === "failed"
    const soon =
      last && (last.reason_code === "ProcessingFailure" || wasNotSent(last)) && last.next_check_at
    return refused && !soon && !canceled && !again.has(id) && !isChargedElsewhere(last, captures)
  })
}

/** Refused because somebody had captured the authorization in Seller Central: the parcel owes nothing more, or has a later charge. */
function isChargedElsewhere(
  refused: OperationRow | undefined,
  captures: readonly OperationRow[],
): boolean {
  if (refused?.error_code !== "InvalidAuthorizationStatus") return false
  return captures.some((one) => one.state === "completed" && sharesAuthorization(one, refused))
}

function lastCharge({ captures }: Standing, fulfillmentId: string): OperationRow | undefined {
  return captures.findLast(({ fulfillment_id }) => fulfillment_id === fulfillmentId)
}

/** An order whose payment Amazon declined after it was placed. */
function unpaid({ waitsSince, operations }: Standing): boolean {
  if (!waitsSince) return false
  return operations.findLast(({ action }) => action === "Authorize")?.state === "declined"
}

/** An order whose checkout was cut off, for which Amazon has taken nothing and is not deciding. */
function cutOff(standing: Standing, now: Date): boolean {
  const { waitsSince, operations } = standing
  if (!waitsSince || now.getTime() - waitsSince.getTime() < unfinishedMs) return false
  if (hasMoney(standing)) return false
  return !operations.some(({ state }) => state === "pending" || isUnresolved(state))
}

/** Whether Amazon holds money for an order, or has charged it and not given it back. */
export function hasMoney(standing: Standing): boolean {
  return standing.operations.some(isOpenAtAmazon) || keepsCharge(standing)
}
