/** The lock under which anything is charged or booked for an order. */
export function orderLock(orderId: string): string {
  return `amazon-pay:order:${orderId}`
}
