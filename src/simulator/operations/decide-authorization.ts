import type { Authorization } from "../domain/authorization"
import { minute } from "../domain/durations"
import type { Outcome } from "../domain/outcome"
import { outcome } from "../domain/outcome"
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

function captureAtOnce(world: World, authorization: Authorization, decided: Outcome): void {
  const first = outcome(decided.capturePending ? "Pending" : "Completed")
  makeCapture(
    world,
    authorization,
    {
      referenceId: authorization.referenceId,
      amount: authorization.amount,
      note: null,
      softDescriptor: authorization.softDescriptor,
    },
    { first, last: outcome("Completed") },
    // Amazon's capture of a CaptureNow request carries its authorization's digits.
    authorization.id.slice(-6),
  )
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
  if (decided.state === "Declined") return decline(world, id, decided, manner)
  if (decided.state === "Closed") {
    moveAuthorization(world, id, "Closed", decided.reasonCode)
    return
  }
  if (authorization.captureNow) return captureAtOnce(world, authorization, decided)
  const expiresAt =
    decided.expirationMinutes === null
      ? authorization.expiresAt
      : world.now() + decided.expirationMinutes * minute
  moveAuthorization(world, id, "Open", null, { expiresAt })
  world.schedule("authorization-expired", id, expiresAt - world.now())
}
