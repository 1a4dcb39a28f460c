import { authorizationOutcome, captureOutcome, refundOutcome } from "../decisions/outcomes"
import type { OperationRow, Snapshot } from "../ledger/rows"
import type { CallOutcome } from "../ledger/call-outcome"
import type { EngineContext } from "./context"
import { fetchCaptured } from "./fetch-captured"

/**
 * Finds what became of a call among Amazon's own objects: an order reference names its authorizations, an authorization
 * its captures, a capture its refunds, and each carries the reference id by which it was asked for (protocol reference
 * §6). Nothing is sent that changes anything.
 * @returns null when Amazon has nothing by that reference id, or the call makes no object
 * @throws MwsError when something cannot be read
 */
export async function findOutcome(
  { client, ledger }: Pick<EngineContext, "client" | "ledger">,
  operation: OperationRow,
): Promise<CallOutcome | null> {
  const snapshot = await ledger.snapshot(operation.order_reference_id)
  const { kind, action, amazon_parent_id, reference_id, state } = operation
  const known = new Set(idsOf(snapshot))
  if (action === "Authorize") {
    const { idList } = await client.getOrderReferenceDetails({
      amazonOrderReferenceId: snapshot.reference.amazon_order_reference_id,
    })
    for (const amazonAuthorizationId of idList.filter((id) => !known.has(id))) {
      const details = await client.getAuthorizationDetails({ amazonAuthorizationId })
      if (details.authorizationReferenceId !== reference_id) continue
      return kind === "capture"
        ? await fetchCaptured(client, details)
        : authorizationOutcome(details, state)
    }
  }
  if (action === "Capture" && amazon_parent_id) {
    const amazonAuthorizationId = amazon_parent_id
    const { idList } = await client.getAuthorizationDetails({ amazonAuthorizationId })
    for (const amazonCaptureId of idList.filter((id) => !known.has(id))) {
      const details = await client.getCaptureDetails({ amazonCaptureId })
      if (details.captureReferenceId === reference_id) return captureOutcome(details)
    }
  }
  if (action === "Refund" && amazon_parent_id) {
    const { idList } = await client.getCaptureDetails({ amazonCaptureId: amazon_parent_id })
    for (const amazonRefundId of idList.filter((id) => !known.has(id))) {
      const details = await client.getRefundDetails({ amazonRefundId })
      if (details.refundReferenceId === reference_id) return refundOutcome(details)
    }
  }
  return null
}

/** Amazon's ids of all that the ledger knows. A charge made with its authorization stands for that as well. */
function idsOf({ operations }: Snapshot): string[] {
  return operations.flatMap(({ kind, action, amazon_id, amazon_parent_id }) => [
    ...(amazon_id ? [amazon_id] : []),
    ...(kind === "capture" && action === "Authorize" && amazon_parent_id ? [amazon_parent_id] : []),
  ])
}
