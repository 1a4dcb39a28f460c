import { refuse } from "../domain/amazon-error"
import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import type { Environment } from "../domain/environment"
import type { AuthorizationTree } from "../domain/limits"
import type { OrderReference } from "../domain/order-reference"
import type { Refund } from "../domain/refund"
import type { State } from "../state/state"
import type { Call } from "./call"

function sameEnvironment(call: Call, environment: Environment): void {
  // Amazon documents a mix-up of live and sandbox as a failure of its own, not as "not found".
  if (environment !== call.environment) {
    refuse("InternalServerError", "There was an unknown failure in our server.")
  }
}

export function findOrderReference(call: Call, id: string): OrderReference {
  const order = call.state.orderReferences.get(id)
  if (!order) refuse("InvalidOrderReferenceId", `The OrderReferenceId ${id} is invalid.`)
  sameEnvironment(call, order.environment)
  return order
}

export function findAuthorization(call: Call, id: string): Authorization {
  const found = call.state.authorizations.get(id)
  if (!found) refuse("InvalidTransactionId", `The TransactionId ${id} is invalid.`)
  findOrderReference(call, found.orderReferenceId)
  return found
}

export function findCapture(call: Call, id: string): Capture {
  const found = call.state.captures.get(id)
  if (!found) refuse("InvalidTransactionId", `The TransactionId ${id} is invalid.`)
  findOrderReference(call, found.orderReferenceId)
  return found
}

export function findRefund(call: Call, id: string): Refund {
  const found = call.state.refunds.get(id)
  if (!found) refuse("InvalidTransactionId", `The TransactionId ${id} is invalid.`)
  findOrderReference(call, found.orderReferenceId)
  return found
}

/** Objects of a list of identifiers that exist. */
function all<Value>(
  table: { get(id: string): Value | undefined },
  ids: readonly string[],
): Value[] {
  return ids.flatMap((id) => table.get(id) ?? [])
}

/** The authorizations of an order reference with their captures. */
export function authorizationTrees(state: State, order: OrderReference): AuthorizationTree[] {
  return all(state.authorizations, order.authorizationIds).map((authorization) => ({
    authorization,
    captures: all(state.captures, authorization.captureIds),
  }))
}

export function refundsOf(state: State, capture: Capture): Refund[] {
  return all(state.refunds, capture.refundIds)
}
