import { MwsError, type AuthorizationDetails } from "../../../mws"
import { settleCaptureNow } from "../decisions/settle"
import type { Settlement } from "../ledger/settlement"
import type { EngineContext } from "./context"

/**
 * What an authorization with CaptureNow has come to. The capture it names is read: the authorization is closed as soon as
 * Amazon has taken the order to capture, which Amazon may still be deciding on (protocol reference §6). One that cannot be
 * read counts as pending, and is read again when it is due.
 */
export async function readCaptured(
  client: EngineContext["client"],
  details: AuthorizationDetails,
): Promise<Settlement> {
  const [amazonCaptureId] = details.idList
  if (!amazonCaptureId) return settleCaptureNow(details)
  try {
    return settleCaptureNow(details, await client.getCaptureDetails({ amazonCaptureId }))
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    return settleCaptureNow(details)
  }
}
