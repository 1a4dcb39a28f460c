import type { AuthorizationDetails } from "../../../mws"
import { adviceOf } from "../decisions/advice"
import type { EngineContext } from "./context"

/** Writes down that Amazon advises not to ship with an authorization that somebody made elsewhere, where it does. */
export async function keepAdviceElsewhere(
  { ledger }: EngineContext,
  orderReferenceId: string,
  { amazonAuthorizationId, authorizationStatus, authorizationAmount }: AuthorizationDetails,
): Promise<boolean> {
  if (!adviceOf(authorizationStatus).advice) return false
  await ledger.keepUnusualElsewhere(orderReferenceId, {
    amazon_id: amazonAuthorizationId,
    amount: authorizationAmount?.amount ?? null,
  })
  return true
}
