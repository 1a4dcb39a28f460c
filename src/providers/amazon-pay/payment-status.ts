import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { chargedCaptures, payingAuthorization } from "../../modules/amazon-pay/decisions/holds"
import { isLeftOver } from "../../modules/amazon-pay/ledger/left-over"
import type { Snapshot } from "../../modules/amazon-pay/ledger/rows"
import { addAmounts, isAtLeast } from "../../modules/amazon-pay/money"

/**
 * A payment session's status as the ledger knows it. `captured` only when Amazon has completed captures over
 * the whole total; a pending capture is not one.
 */
export function statusOf(snapshot: Snapshot): PaymentSessionStatus {
  const { reference, operations } = snapshot
  const completed = chargedCaptures(snapshot).filter(({ state }) => state === "completed")
  const charged = addAmounts(
    completed.map(({ amount }) => amount ?? "0"),
    reference.currency_code,
  )
  if (completed.length && isAtLeast(charged, reference.total)) return PaymentSessionStatus.CAPTURED
  if (completed.length || payingAuthorization(snapshot)) return PaymentSessionStatus.AUTHORIZED
  if (reference.state === "Canceled") return PaymentSessionStatus.CANCELED
  const last = operations.findLast((one) => one.kind === "authorize" && !isLeftOver(one))
  if (last?.state === "pending") return PaymentSessionStatus.PENDING_AUTHORIZATION
  if (last?.state === "declined") return PaymentSessionStatus.REQUIRES_MORE
  return PaymentSessionStatus.PENDING
}
