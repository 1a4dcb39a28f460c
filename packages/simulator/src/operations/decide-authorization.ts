import type { Authorization } from "../domain/authorization"
import type { CaptureOutcomes } from "../domain/decisions"
import { captureOutcome } from "../domain/decisions"
import { minute } from "../domain/durations"
import type { Outcome } from "../domain/outcome"
import { outcome } from "../domain/outcome"
import { takeForced } from "../state/forced-outcomes"
import type { State } from "../state/state"
import { moveAuthorization } from "./authorization-state"
import { makeCapture } from "./make-capture"
import { isLiving, moveOrderReference } from "./order-reference-state"

type Manner = "synchronous" | "asynchronous"

function decline(state: State, id: string, decided: Outcome, manner: Manner): void {
  const declined = moveAuthorization(state, id, "Declined", decided.reasonCode, {
    softDecline: decided.softDecline,
  })
  const order = declined && state.orderReferences.get(declined.orderReferenceId)
  if (!order || !isLiving(order)) return
  if (decided.reasonCode === "AmazonRejected") {
    moveOrderReference(state, order.id, "Closed", "AmazonClosed")
  }
  if (decided.reasonCode === "InvalidPaymentMethod") {
    state.putOrderReference({ ...order, paymentMethodChanged: false })
    moveOrderReference(state, order.id, "Suspended", "InvalidPaymentMethod")
    // The sandbox plays the buyer's visit only for authorizations that were asynchronous.
    if (decided.methodUpdateMinutes !== null && manner === "asynchronous") {
      state.schedule("payment-method-changed", order.id, decided.methodUpdateMinutes * minute)
    }
  }
}

/** How the capture of a CaptureNow request is answered, and how it ends. */
function immediateCapture(state: State, decided: Outcome): CaptureOutcomes {
  const { outcome: forced, rest } = takeForced(state.forcedOutcomes, "capture")
  state.forcedOutcomes = rest
  if (forced) return captureOutcome(null, forced, false)
  const first = outcome(decided.capturePending ? "Pending" : "Completed")
  return { first, last: outcome("Completed") }
}

function captureAtOnce(state: State, authorization: Authorization, decided: Outcome): void {
  const outcomes = immediateCapture(state, decided)
  // A declined capture leaves an approved authorization behind.
  const approved =
    outcomes.first.state === "Declined"
      ? (open(state, authorization, decided) ?? authorization)
      : authorization
  makeCapture(
    state,
    approved,
    {
      referenceId: authorization.referenceId,
      amount: authorization.amount,
      note: null,
      softDescriptor: authorization.softDescriptor,
    },
    outcomes,
    // Amazon's capture of a CaptureNow request carries its authorization's digits.
    authorization.id.slice(-6),
  )
}

function open(state: State, authorization: Authorization, decided: Outcome): Authorization | null {
  const expiresAt =
    decided.expirationMinutes === null
      ? authorization.expiresAt
      : state.now() + decided.expirationMinutes * minute
  // Advice, such as StopShipmentAtypicalAuth: an open authorization may have a reason.
  const opened = moveAuthorization(state, authorization.id, "Open", decided.reasonCode, {
    expiresAt,
  })
  state.schedule("authorization-expired", authorization.id, expiresAt - state.now())
  return opened
}

/** Ends a pending authorization as decided; one that was closed meanwhile stays closed. */
export function decideAuthorization(
  state: State,
  id: string,
  decided: Outcome,
  manner: Manner,
): void {
  const authorization = state.authorizations.get(id)
  if (authorization?.status.state !== "Pending") return
  if (decided.state === "Declined") {
    decline(state, id, decided, manner)
    return
  }
  if (decided.state === "Closed") {
    moveAuthorization(state, id, "Closed", decided.reasonCode)
    return
  }
  if (authorization.captureNow) {
    captureAtOnce(state, authorization, decided)
    return
  }
  open(state, authorization, decided)
}
