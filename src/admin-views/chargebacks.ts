import type { Snapshot } from "../modules/amazon-pay"
import { disputedCharge } from "../modules/amazon-pay/decisions/disputed-charge"

/** A chargeback as Amazon's message tells of it; what that leaves out is null. It names no date by which to answer. */
export interface ChargebackView {
  /** Amazon's id of it. */
  id: string | null
  /** Amazon's id of the disputed capture. */
  amazon_capture_id: string | null
  /** What is disputed (major units, decimal text). */
  amount: string | null
  currency_code: string | null
  /** Amazon's words. */
  state: string | null
  reason: string | null
  made_at: string | null
  received_at: string
}

/** The chargebacks of an order reference, the oldest first, as the reasons why it needs attention. */
export function chargebackViews(snapshot: Snapshot): ChargebackView[] {
  return snapshot.reference.chargebacks.map(
    ({ capture, changed_at: _changed, received_at, ...told }) => ({
      ...told,
      amazon_capture_id: disputedCharge(snapshot, { capture })?.amazon_id ?? null,
      received_at: received_at.toISOString(),
    }),
  )
}
