import { refuse } from "../domain/amazon-error"
import type { OrderReference } from "../domain/order-reference"
import type { Call } from "./call"

export interface OrderReferenceQuery {
  /** The merchant's order number. */
  readonly sellerOrderId: string
  readonly currency: string | null
  /** Milliseconds since 1970, both inclusive. */
  readonly from: number | null
  readonly until: number | null
  readonly descending: boolean
  readonly pageSize: number
  /** Empty asks for every state. */
  readonly states: readonly string[]
}

export interface Page {
  readonly orders: readonly OrderReference[]
  /** The last order of this page when there are more. */
  readonly last: OrderReference | null
}

function compare(a: OrderReference, b: OrderReference): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

function fits(order: OrderReference, query: OrderReferenceQuery, call: Call): boolean {
  const { status } = order
  // Drafts are nobody's orders yet: Amazon's filter does not even know the state.
  if (status.state === "Draft" || order.environment !== call.environment) return false
  if (order.attributes.sellerOrderId !== query.sellerOrderId) return false
  if (query.states.length > 0 && !query.states.includes(status.state)) return false
  if (query.currency !== null && order.total?.currency !== query.currency) return false
  if (query.from !== null && order.createdAt < query.from) return false
  return query.until === null || order.createdAt <= query.until
}

/** One page of the orders that fit, after the one that ended the page before. */
export function listOrderReferences(
  call: Call,
  query: OrderReferenceQuery,
  afterId: string | null,
): Page {
  const { state } = call
  const direction = query.descending ? -1 : 1
  const found = [...(state.bySellerOrderId.get(query.sellerOrderId) ?? [])]
    .flatMap((id) => state.orderReferences.get(id) ?? [])
    .filter((order) => fits(order, query, call))
    .sort((a, b) => direction * compare(a, b))
  const after = afterId === null ? null : state.orderReferences.get(afterId)
  if (after === undefined) refuse("InvalidParameterValue", "The NextPageToken is invalid.")
  const rest = after ? found.filter((order) => direction * compare(order, after) > 0) : found
  const orders = rest.slice(0, query.pageSize)
  return { orders, last: rest.length > orders.length ? (orders.at(-1) ?? null) : null }
}
