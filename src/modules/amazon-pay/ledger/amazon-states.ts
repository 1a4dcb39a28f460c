/** The kinds of objects Amazon keeps for one order. */
export type AmazonObject = "order-reference" | "authorization" | "capture" | "refund"

/**
 * Amazon's states in the order in which an object can pass through them. An order reference may go back
 * from Suspended to Open, so these two share a rank.
 */
const ranks: Record<AmazonObject, Record<string, number>> = {
  "order-reference": { Draft: 0, Open: 1, Suspended: 1, Canceled: 2, Closed: 2 },
  authorization: { Pending: 0, Open: 1, Declined: 2, Closed: 2 },
  capture: { Pending: 0, Completed: 1, Declined: 2, Closed: 2 },
  refund: { Pending: 0, Completed: 1, Declined: 1 },
}

/** Whether an object that reached `reached` must have left `state` behind. Unknown states are never earlier. */
export function isEarlier(object: AmazonObject, state: string, reached: string): boolean {
  const one = ranks[object][state]
  const other = ranks[object][reached]
  return one !== undefined && other !== undefined && one < other
}
