import { operationsVersion } from "../modules/amazon-pay/decisions/operations-version"
import { invalid, superseded, refused } from "../modules/amazon-pay/errors"
import type { Account } from "../medusa/accounts"
import type { PaymentEntry } from "../admin-views/order-panel"
import { reasonsWhy } from "../admin-views/why"
import type { ActInput } from "./action"

export type ActableEntry = PaymentEntry & { account: Account }

/**
 * The order reference an action is meant for, if nobody has done something with it since the person looked.
 * @throws MedusaError INVALID_DATA when it is not clear or there is none
 * @throws MedusaError NOT_ALLOWED when it was acted on in between, or its account is gone
 */
export function chooseEntry(
  entries: readonly PaymentEntry[],
  { order_id, amazon_order_reference_id, version, action }: ActInput,
): ActableEntry {
  const entry = find(entries, order_id, amazon_order_reference_id, action)
  if (version !== undefined && version !== operationsVersion(entry.snapshot)) {
    throw superseded()
  }
  const { account } = entry
  if (!account) throw refused(reasonsWhy["account-missing"])
  return { ...entry, account }
}

function find(
  entries: readonly PaymentEntry[],
  orderId: string,
  wanted: string | undefined,
  action: ActInput["action"],
): PaymentEntry {
  const captureId = action.do === "refund" ? action.amazon_capture_id : undefined
  const candidates = entries.filter(({ snapshot: { reference, operations } }) => {
    if (wanted !== undefined) return reference.amazon_order_reference_id === wanted
    return (
      captureId === undefined ||
      operations.some(({ kind, amazon_id }) => kind === "capture" && amazon_id === captureId)
    )
  })
  const [entry] = candidates
  if (!entry) {
    if (!entries.length) throw invalid(`The order ${orderId} is not paid with Amazon Pay.`)
    throw invalid(
      wanted === undefined
        ? `The order ${orderId} has no capture ${captureId ?? ""}.`
        : `The order ${orderId} has no Amazon order reference ${wanted}.`,
    )
  }
  if (candidates.length > 1 && action.do !== "capture-parcel") {
    throw invalid(
      `The order ${orderId} has several Amazon order references. Say which with amazon_order_reference_id.`,
    )
  }
  return entry
}
