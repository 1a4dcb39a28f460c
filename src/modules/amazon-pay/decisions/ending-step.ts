import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { isAtLeast, isPositive } from "../money"
import type { Purpose } from "../vocabulary"
import { chargeTarget } from "./charge-target"
import {
  chargedCaptures,
  completedCharges,
  isPlacedHere,
  openAuthorization,
  takesMoney,
  unresolvedOperation,
} from "./holds"

export type EndingStep =
  | { do: "resolve"; operation: OperationRow }
  /** Nobody wants this charge any more, or this hold: what Amazon has done of it is read, and it is not asked for again. */
  | { do: "read"; operation: OperationRow }
  | { do: "send" }
  /** There is nothing to end, or it has ended. */
  | { do: "nothing" }

type Ending = { step: EndingStep; record?: NewOperation }
const nothing: Ending = { step: { do: "nothing" } }

/**
 * Gives the held money back and leaves the order reference open, so that the buyer can pay with it again. Medusa lets a
 * payment go before it calls the order cancelled: what the store says of the order does not show yet that nobody wants it.
 */
export function releaseStep(snapshot: Snapshot, purpose: Purpose): Ending {
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved) return lettingGo(unresolved)
  const held = openAuthorization(snapshot)
  if (!held?.amazon_id) return nothing
  return { step: { do: "send" }, record: releaseOf(held.amazon_id, purpose) }
}

/** Closes one authorization: the buyer's money is no longer held by it. */
export function releaseOf(amazonAuthorizationId: string, purpose: Purpose): NewOperation {
  return {
    kind: "release",
    purpose,
    action: "CloseAuthorization",
    amount: null,
    amazonParentId: amazonAuthorizationId,
    parameters: () => ({ amazonAuthorizationId }),
  }
}

/**
 * Everything is charged: Amazon asks for the order reference to be closed then. What is still held is let go first, since
 * closing would leave it to its end. Tidying up, so it does not repeat what is under way elsewhere; whoever ends that comes
 * here after it.
 */
export function finishStep(snapshot: Snapshot): Ending {
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved?.kind === "close" || unresolved?.kind === "release") {
    return { step: { do: "resolve", operation: unresolved } }
  }
  if (unresolved) return nothing
  const charged = completedCharges(snapshot)
  if (!isPositive(charged) || !isAtLeast(charged, chargeTarget(snapshot.reference))) return nothing
  return releaseAndClose(snapshot, "upkeep")
}

/** A person wants no new authorizations any more. What is held stays capturable, and what was charged refundable. */
export function closeStep(snapshot: Snapshot): Ending {
  const unresolved = unresolvedOperation(snapshot)
  return unresolved ? { step: { do: "resolve", operation: unresolved } } : close(snapshot, "person")
}

/**
 * The order was cancelled in the store, or is paid with another order reference: nothing may stay capturable. Nothing charged → the order reference is
 * cancelled, and its authorizations with it; anything charged → Amazon refuses a cancellation, so the
 * hold is released and the order reference closed. Of an order reference that is closed already, the hold is released.
 */
export function cancelStep(snapshot: Snapshot, purpose: Purpose): Ending {
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved) return lettingGo(unresolved)
  const { reference } = snapshot
  if (chargedCaptures(snapshot).some(isCaptureAtAmazon)) {
    return releaseAndClose(snapshot, purpose)
  }
  // One that was closed keeps what is held: Amazon lets that be captured until its own end (protocol reference §6.1).
  if (reference.state !== "Open" && reference.state !== "Suspended") {
    return releaseStep(snapshot, purpose)
  }
  if (!isPlacedHere(snapshot)) return nothing
  return {
    step: { do: "send" },
    record: {
      kind: "cancel",
      purpose,
      action: "CancelOrderReference",
      amount: null,
      parameters: () => ({ amazonOrderReferenceId: reference.amazon_order_reference_id }),
    },
  }
}

/** How what has no answer is resolved by whoever lets the money go. */
function lettingGo(operation: OperationRow): Ending {
  return { step: { do: takesMoney(operation) ? "read" : "resolve", operation } }
}

/** A charge that is still an undecided authorization is no capture yet, and goes with the cancellation. */
function isCaptureAtAmazon({ action, state, amazon_id }: OperationRow): boolean {
  return state === "completed" || action === "Capture" || amazon_id !== null
}

function releaseAndClose(snapshot: Snapshot, purpose: Purpose): Ending {
  const release = releaseStep(snapshot, purpose)
  return release.record ? release : close(snapshot, purpose)
}

function close({ reference }: Snapshot, purpose: Purpose): Ending {
  if (reference.state !== "Open" && reference.state !== "Suspended") return nothing
  return {
    step: { do: "send" },
    record: {
      kind: "close",
      purpose,
      action: "CloseOrderReference",
      amount: null,
      parameters: () => ({ amazonOrderReferenceId: reference.amazon_order_reference_id }),
    },
  }
}
