import type { PaymentFacts } from "./order-facts"

/**
 * Amazon's order references of an order, each with the payment that is made with it now. Medusa keeps the payment of a
 * completion that failed, cancelled, beside the one of the next try, and both name the same order reference; what was
 * charged to it is counted once.
 */
export function payingWith<Payment extends Pick<PaymentFacts, "orderReferenceId" | "canceled">>(
  payments: readonly Payment[],
): (Payment & { orderReferenceId: string })[] {
  const paying = new Map<string, Payment & { orderReferenceId: string }>()
  for (const payment of payments) {
    const { orderReferenceId } = payment
    if (orderReferenceId === undefined) continue
    const before = paying.get(orderReferenceId)
    if (before && !before.canceled && payment.canceled) continue
    paying.set(orderReferenceId, { ...payment, orderReferenceId })
  }
  return [...paying.values()]
}
