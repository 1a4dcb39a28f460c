import { refuse } from "../domain/amazon-error"
import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import { captureOutcome } from "../domain/decisions"
import { realTimeCaptureLimit } from "../domain/durations"
import { readSimulation } from "../domain/sandbox-simulation"
import type { Money } from "../money/money"
import { exceeds } from "../money/money"
import { takeForced } from "../state/forced-outcomes"
import { moreThanNothing, said, sameCurrency, withinCallCap } from "./amount-rules"
import type { Call } from "./call"
import { findReplay, fingerprint, remember } from "./idempotency"
import { findAuthorization } from "./lookup"
import { makeCapture } from "./make-capture"

export interface CaptureInput {
  readonly authorizationId: string
  readonly referenceId: string
  readonly amount: Money
  readonly note: string | null
  readonly softDescriptor: string | null
}

/** @throws AmazonError InvalidAuthorizationStatus, TransactionAmountExceeded, CurrencyMismatch */
function capturable(call: Call, authorization: Authorization, amount: Money): void {
  if (authorization.status.state !== "Open") {
    refuse(
      "InvalidAuthorizationStatus",
      `Authorization ${authorization.id} is in state ${authorization.status.state} and cannot be captured.`,
    )
  }
  const order = call.state.orderReferences.get(authorization.orderReferenceId)
  if (order?.status.state === "Canceled") {
    refuse("InvalidOrderReferenceStatus", `OrderReference ${order.id} is canceled.`)
  }
  moreThanNothing(amount)
  sameCurrency(amount, authorization.amount.currency)
  withinCallCap("Capture", amount)
  if (exceeds(amount, authorization.amount)) {
    refuse(
      "TransactionAmountExceeded",
      `A Capture request with amount ${said(amount)} cannot be accepted. The total Capture amount against ` +
        `the Authorization ${authorization.id} cannot exceed ${said(authorization.amount)}.`,
    )
  }
}

/** Captures an open authorization as if the request were new. */
export function captureAuthorization(
  call: Call,
  authorization: Authorization,
  input: CaptureInput,
): Capture {
  const { state } = call
  capturable(call, authorization, input.amount)
  const simulation = call.environment === "Sandbox" ? readSimulation("Capture", input.note) : null
  const { outcome: forced, rest } = takeForced(state.forcedOutcomes, "capture")
  state.forcedOutcomes = rest
  const late = state.now() - authorization.createdAt > realTimeCaptureLimit
  const { referenceId, amount, note, softDescriptor } = input
  return makeCapture(
    state,
    authorization,
    { referenceId, amount, note, softDescriptor },
    captureOutcome(simulation, forced, late),
  )
}

export function capture(call: Call, input: CaptureInput): Capture {
  const { state } = call
  const parameters = fingerprint({ ...input })
  const replay = findReplay(state, "Capture", input.referenceId, parameters)
  if (replay?.capture) return replay.capture
  const authorization = findAuthorization(call, input.authorizationId)
  const made = captureAuthorization(call, authorization, input)
  remember(state, "Capture", input.referenceId, parameters, { capture: made })
  return made
}
