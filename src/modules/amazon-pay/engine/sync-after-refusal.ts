import { authorizationOutcome } from "../decisions/outcomes"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { syncOrderReference } from "./sync-order-reference"

/**
 * Reads an order reference from Amazon again, and the authorization of an operation where it had one: after a
 * rejection or a refusal the ledger cannot know what else Amazon has closed.
 * @throws MwsError when they cannot be read
 */
export async function syncAfterRefusal(
  { ledger, client }: EngineContext,
  orderReferenceId: string,
  operation?: OperationRow,
): Promise<void> {
  const { reference, operations } = await ledger.snapshot(orderReferenceId)
  await syncOrderReference({ ledger, client }, reference)

  const authorization = operations.find(
    ({ kind, amazon_id }) => kind === "authorize" && amazon_id === operation?.amazon_parent_id,
  )
  if (!authorization?.amazon_id) return
  const answer = await client.getAuthorizationDetails({
    amazonAuthorizationId: authorization.amazon_id,
  })
  await ledger.applyOutcome(authorization, authorizationOutcome(answer, authorization.state))
}
