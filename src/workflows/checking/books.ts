import { MathBN } from "@medusajs/framework/utils"
import { amountOf, completedCharges } from "../../modules/amazon-pay/decisions/holds"
import { graceMs } from "../../modules/amazon-pay/ledger/next-check"
import { amountText, isPositive, subtractAmounts } from "../../modules/amazon-pay/money"
import type { Standing } from "./standing"

/**
 * How far Amazon's charges and refunds of an order reference are from what Medusa has booked on its payments (major units,
 * decimal text); null where they are the same, where there is no payment to book on, and while somebody may be at it.
 */
export function unbookedOf(standing: Standing, now: Date): string | null {
  const { order, reference, operations } = standing
  const currency = reference.currency_code
  const own = (order?.payments ?? []).filter(
    ({ orderReferenceId }) => orderReferenceId === reference.amazon_order_reference_id,
  )
  const isFresh = operations.some(
    ({ kind, state, requested_at }) =>
      (kind === "capture" || kind === "refund") &&
      state !== "declined" &&
      state !== "failed" &&
      +now - +requested_at < graceMs,
  )
  if (!own.length || isFresh) return null
  const sum = (amounts: readonly string[]) => amountText(MathBN.sum(0, ...amounts), currency)
  const charged = completedCharges(standing)
  const captured = sum(own.map((payment) => payment.captured))
  const refunded = sum(own.map((payment) => payment.refunded))
  const differences = [
    MathBN.sub(charged, captured).abs(),
    MathBN.max(MathBN.sub(bookableRefunds(standing), refunded), 0),
  ]
  const amount = amountText(MathBN.sum(...differences), currency)
  return isPositive(amount) ? amount : null
}

/** What Medusa can show of the refunds that Amazon made: no more than was charged. */
function bookableRefunds(standing: Standing): string {
  const { reference, operations } = standing
  const made = operations.filter(({ kind, state }) => kind === "refund" && state === "completed")
  const all = amountOf(made, reference.currency_code)
  return MathBN.min(all, completedCharges(standing)).toFixed()
}

/** What Amazon has refunded beyond all that it has charged: it allows that, Medusa does not. */
export function refundedAbove(standing: Standing): string {
  const { reference, operations } = standing
  const made = operations.filter(({ kind, state }) => kind === "refund" && state === "completed")
  const all = amountOf(made, reference.currency_code)
  return subtractAmounts(all, completedCharges(standing), reference.currency_code)
}
