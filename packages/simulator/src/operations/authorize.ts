import { refuse } from "../domain/amazon-error"
import type { Authorization } from "../domain/authorization"
import { asynchronousDecision, authorizationOutcome } from "../domain/decisions"
import { authorizationLife } from "../domain/durations"
import { chargeLimit, committed, countedAuthorizations } from "../domain/limits"
import type { OrderReference } from "../domain/order-reference"
import type { Simulation } from "../domain/sandbox-simulation"
import { readSimulation } from "../domain/sandbox-simulation"
import { status } from "../domain/status"
import type { Money } from "../money/money"
import { exceeds, plus, zero } from "../money/money"
import { takeForced } from "../state/forced-outcomes"
import type { State } from "../state/state"
import { moreThanNothing, said, sameCurrency, withinCallCap } from "./amount-rules"
import type { Call } from "./call"
import { newChildId } from "./child-identifier"
import { decideAuthorization } from "./decide-authorization"
import { findReplay, fingerprint, remember } from "./idempotency"
import { authorizationTrees, findOrderReference } from "./lookup"

export interface AuthorizeInput {
  readonly orderReferenceId: string
  readonly referenceId: string
  readonly amount: Money
  readonly note: string | null
  /** Minutes Amazon may take; 0 asks for the decision in the answer. */
  readonly transactionTimeout: number
  readonly captureNow: boolean
  readonly softDescriptor: string | null
}

/** The order's sum and count of authorizations stay within Amazon's limits. */
function withinOrderLimits(state: State, order: OrderReference, amount: Money): void {
  const { total } = order
  if (!total) return
  const trees = authorizationTrees(state, order)
  const limit = chargeLimit(total)
  if (exceeds(plus(committed(total, trees), amount), limit)) {
    refuse(
      "TransactionAmountExceeded",
      `An Authorization request with amount ${said(amount)} cannot be accepted. The total Authorization ` +
        `amount against the OrderReference ${order.id} cannot exceed ${said(limit)}.`,
    )
  }
  if (countedAuthorizations(trees) >= state.settings.maxAuthorizations) {
    refuse(
      "TransactionCountExceeded",
      `OrderReference ${order.id} has reached its ${state.settings.maxAuthorizations} authorizations.`,
    )
  }
}

function place(
  state: State,
  order: OrderReference,
  input: AuthorizeInput,
  simulation: Simulation | null,
): Authorization {
  const now = state.now()
  const id = newChildId(state, order.id, "A")
  state.authorizations.put(id, {
    id,
    orderReferenceId: order.id,
    referenceId: input.referenceId,
    amount: input.amount,
    captured: zero(input.amount.currency),
    note: input.note,
    captureNow: input.captureNow,
    softDescriptor: input.softDescriptor,
    softDecline: null,
    createdAt: now,
    expiresAt: now + authorizationLife(order.environment),
    status: status("Pending", now),
    captureIds: [],
  })
  state.putOrderReference({ ...order, authorizationIds: [...order.authorizationIds, id] })
  const { outcome: forced, rest } = takeForced(state.forcedOutcomes, "authorization")
  state.forcedOutcomes = rest
  const decided = authorizationOutcome({ simulation, method: order.paymentMethod, forced })
  if (input.transactionTimeout === 0) decideAuthorization(state, id, decided, "synchronous")
  else {
    const later = asynchronousDecision(
      decided,
      state.settings.authorizationDelay,
      input.transactionTimeout,
    )
    state.schedule("authorization-decided", id, later.after, later.outcome)
  }
  return answer(state, id)
}

/** What the request is answered with: an immediate capture shows its id but not yet its amount. */
function answer(state: State, id: string): Authorization {
  const authorization = state.authorizations.get(id)
  if (!authorization) throw new Error(`authorization ${id} vanished`)
  return { ...authorization, captured: zero(authorization.amount.currency) }
}

/** Amazon's checks on an open order, then the authorization itself. */
export function authorizeOrder(
  call: Call,
  order: OrderReference,
  input: AuthorizeInput,
): Authorization {
  if (order.status.state !== "Open") {
    refuse(
      "InvalidOrderReferenceStatus",
      `OrderReference ${order.id} is in state ${order.status.state}; an Authorize request needs an Open one.`,
    )
  }
  moreThanNothing(input.amount)
  if (order.total) sameCurrency(input.amount, order.total.currency)
  withinCallCap("Authorization", input.amount)
  withinOrderLimits(call.state, order, input.amount)
  const simulation =
    call.environment === "Sandbox"
      ? readSimulation("Authorize", input.note, input.captureNow)
      : null
  return place(call.state, order, input, simulation)
}

export function authorize(call: Call, input: AuthorizeInput): Authorization {
  const { state } = call
  const parameters = fingerprint({ ...input })
  const replay = findReplay(state, "Authorize", input.referenceId, parameters)
  if (replay?.authorization) return replay.authorization
  const order = findOrderReference(call, input.orderReferenceId)
  const authorization = authorizeOrder(call, order, input)
  remember(state, "Authorize", input.referenceId, parameters, { authorization })
  return authorization
}
