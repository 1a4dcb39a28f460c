import type { Snapshot } from "../modules/amazon-pay"
import { consequenceOf, isAskedAgain, triesOf } from "../modules/amazon-pay/decisions/consequences"
import { wasNotDone } from "../modules/amazon-pay/decisions/not-sent"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"

/**
 * Whether Amazon has declined or refused to charge a parcel to a payment, and only a person asks again. Not so where the
 * charge was never done; or was refused for an authorization that had ended; or is asked for again by itself (`declinedCharges`);
 * or the buyer has changed the card since.
 */
export function isRefused(ledger: Snapshot, fulfillmentId: string): boolean {
  const tries = triesOf(ledger, fulfillmentId)
  const last = tries.at(-1)
  if (!last || wasNotDone(last)) return false
  if (last.state === "failed") return last.error_code !== "InvalidAuthorizationStatus"
  if (last.state !== "declined") return false
  if (isAskedAgain(tries)) return false
  const { state, state_changed_at } = ledger.reference
  const isMended =
    last.reason_code === "InvalidPaymentMethod" &&
    state === "Open" &&
    state_changed_at !== null &&
    state_changed_at.getTime() > last.requested_at.getTime()
  return !isMended
}

/** Whether a payment is not to be asked for a parcel yet: Amazon has not answered or decided, or asks for a while. */
export function isAwaited(ledger: Snapshot, fulfillmentId: string, now: Date): boolean {
  const last = triesOf(ledger, fulfillmentId).at(-1)
  if (!last) return false
  if (last.state === "pending" || isUnresolved(last.state)) return true
  if (!wasNotDone(last) && consequenceOf(last)?.when !== "in-a-while") return false
  return last.next_check_at !== null && last.next_check_at.getTime() > now.getTime()
}
