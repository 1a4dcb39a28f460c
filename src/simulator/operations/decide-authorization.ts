import type { Authorization } from "../domain/authorization"
import type { CaptureOutcomes } from "../domain/decisions"
import { captureOutcome } from "../domain/decisions"
import { minute } from "../domain/durations"
import type { Outcome } from "../domain/outcome"
import { outcome } from "../domain/outcome"
import { takeForced } from "../world/forced-outcomes"
import type { World } from "../world/world"
import { moveAuthorization } from "./authorization-state"
import { makeCapture } from "./make-capture"
import { isLiving, moveOrderReference } from "./order-reference-state"

type Manner = "synchronous" | "asynchronous"

function decline(world: World, id: string, decided: Outcome, manner: Manner): void {
  const declined = moveAuthorization(world, id, "Declined", decided.reasonCode, {
    softDecline: decided.softDecline,
  })
  const order = declined && world.orderReferences.get(declined.orderReferenceId)
  if (!order || !isLiving(order)) return
  if (decided.reasonCode === "AmazonRejected") {
    moveOrderReference(world, order.id, "Closed", "AmazonClosed")
  }
  if (decided.reasonCode === "InvalidPaymentMethod") {
    world.putOrderReference({ ...order, paymentMethodChanged: false })
    moveOrderReference(world, order.id, "Suspended", "InvalidPaymentMethod")
    // The sandbox plays the buyer's visit only for authorizations that were asynchronous.
    if (decided.methodUpdateMinutes !== null && manner === "asynchronous") {
      world.schedule("payment-method-changed", order.id, decided.methodUpdateMinutes * minute)
    }
  }
}

/** How the capture of a CaptureNow request is answered, and how it ends. */
function immediateCapture(world: World, decided: Outcome): CaptureOutcomes {
  const { outcome: forced, rest } = takeForced(world.forcedOutcomes, "capture")
  world.forcedOutcomes = rest
  if (forced) return captureOutcome(null, forced, false)
  const first = outcome(decided.capturePending ? "Pending" : "Completed")
  return { first, last: outcome("Completed") }
}

function captureAtOnce(world: World, authorization: Authorization, decided: Outcome): void {
  const outcomes = immediateCapture(world, decided)
  // A declined capture leaves an approved authorization behind.
  const approved =
    outcomes.first.state === "Declined"
      ? (open(world, authorization, decided) ?? authorization)
      : authorization
  makeCapture(
    world,
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

function open(world: World, authorization: Authorization, decided: Outcome): Authorization | null {
  const expiresAt =
    decided.expirationMinutes === null
      ? authorization.expiresAt
      : world.now() + decided.expirationMinutes * minute
  // Advice, such as StopShipmentAtypicalAuth: an open authorization may have a reason.
  const opened = moveAuthorization(world, authorization.id, "Open", decided.reasonCode, {
    expiresAt,
  })
  world.schedule("authorization-expired", authorization.id, expiresAt - world.now())
  return opened
}

/** Ends a pending authorization as decided; one that was closed meanwhile stays closed. */
export function decideAuthorization(
  world: World,
  id: string,
  decided: Outcome,
  manner: Manner,
): void {
  const authorization = world.authorizations.get(id)
  if (authorization?.status.state !== "Pending") return
  if (decided.state === "Declined") {
    decline(world, id, decided, manner)
    return
  }
  if (decided.state === "Closed") {
    moveAuthorization(world, id, "Closed", decided.reasonCode)
    return
  }
  if (authorization.captureNow) {
    captureAtOnce(world, authorization, decided)
    return
  }
  open(world, authorization, decided)
}
