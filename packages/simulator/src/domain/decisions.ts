import { minute } from "./durations"
import type { Outcome } from "./outcome"
import { outcome } from "./outcome"
import type { Simulation } from "./sandbox-simulation"
import type { PaymentMethod } from "./wallet"

export interface AuthorizationCircumstances {
  readonly simulation: Simulation | null
  readonly method: PaymentMethod | null
  /** An outcome set from outside for this very request. */
  readonly forced: Outcome | null
}

/** How an authorization ends: the forced outcome, else the sandbox string, else the card, else approval. */
export function authorizationOutcome(circumstances: AuthorizationCircumstances): Outcome {
  const { simulation, method, forced } = circumstances
  if (forced) return forced
  if (simulation?.state === "Declined") {
    return outcome("Declined", simulation.reasonCode, {
      softDecline: simulation.softDecline,
      methodUpdateMinutes: simulation.methodUpdateMinutes,
    })
  }
  if (simulation?.reasonCode === "AmazonClosed") return outcome("Closed", "AmazonClosed")
  if (simulation?.reasonCode === "ExpiredUnused") {
    return outcome("Open", null, { expirationMinutes: simulation.expirationMinutes ?? 1 })
  }
  if (simulation?.state === "Pending") return outcome("Open", null, { capturePending: true })
  if (method?.behaviour && method.behaviour !== "PaymentMethodNotAllowed") {
    return outcome("Declined", method.behaviour, { softDecline: method.softDecline })
  }
  return outcome("Open")
}

/** When and how an asynchronous authorization is decided; slower than its timeout means it timed out. */
export function asynchronousDecision(
  decided: Outcome,
  processing: number,
  timeoutMinutes: number,
): { readonly after: number; readonly outcome: Outcome } {
  const limit = timeoutMinutes * minute
  if (processing <= limit) return { after: processing, outcome: decided }
  return { after: limit, outcome: outcome("Declined", "TransactionTimedOut") }
}

/** How a capture is answered at first, and how it ends. */
export interface CaptureOutcomes {
  readonly first: Outcome
  readonly last: Outcome
}

/** How a capture is answered; late captures are never decided in real time. */
export function captureOutcome(
  simulation: Simulation | null,
  forced: Outcome | null,
  late: boolean,
): CaptureOutcomes {
  const wanted =
    forced ??
    (simulation
      ? outcome(simulation.state as Outcome["state"], simulation.reasonCode)
      : outcome("Completed"))
  if (wanted.state === "Pending") {
    return {
      first: outcome("Pending"),
      last: wanted.reasonCode ? outcome("Declined", wanted.reasonCode) : outcome("Completed"),
    }
  }
  if (late) return { first: outcome("Pending"), last: wanted }
  if (wanted.state === "Closed") return { first: outcome("Completed"), last: wanted }
  return { first: wanted, last: wanted }
}
