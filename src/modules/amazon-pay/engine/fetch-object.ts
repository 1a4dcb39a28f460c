import { leftBy, captureOutcome, refundOutcome } from "../decisions/outcomes"
import { unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { CallOutcome } from "../ledger/call-outcome"
import type { EngineContext } from "./context"
import { fetchCaptured } from "./fetch-captured"

/**
 * Reads what became of an operation at Amazon: its capture or its refund.
 * A charge made with its authorization is read as that authorization until Amazon has named the capture.
 * @throws MwsError when it cannot be read
 * @throws MedusaError UNEXPECTED_STATE when Amazon has not said what the operation made
 */
export async function fetchObject(
  { client }: Pick<EngineContext, "client">,
  operation: OperationRow,
): Promise<CallOutcome> {
  const { kind, amazon_id, amazon_parent_id } = operation
  if (kind === "capture" && amazon_id) {
    const outcome = captureOutcome(await client.getCaptureDetails({ amazonCaptureId: amazon_id }))
    if (outcome.operation.state !== "declined" || !amazon_parent_id) return outcome
    const amazonAuthorizationId = amazon_parent_id
    return {
      ...outcome,
      ...leftBy(await client.getAuthorizationDetails({ amazonAuthorizationId })),
    }
  }
  if (kind === "capture" && amazon_parent_id) {
    return await fetchCaptured(
      client,
      await client.getAuthorizationDetails({ amazonAuthorizationId: amazon_parent_id }),
    )
  }
  if (kind === "refund" && amazon_id) {
    return refundOutcome(await client.getRefundDetails({ amazonRefundId: amazon_id }))
  }
  throw unexpected(`Amazon has not said what ${operation.reference_id} made; it cannot be read.`)
}
