import { MwsError, type AuthorizationDetails } from "../../../mws"
import { captureNowOutcome } from "../decisions/outcomes"
import type { CallOutcome } from "../ledger/call-outcome"
import type { EngineContext } from "./context"

/**
 * What an authorization with CaptureNow has come to. The capture it names is read: the authorization is closed as soon as
 * Amazon has taken the order to capture, which Amazon may still be deciding on (protocol reference §6). One that cannot be
 * read counts as pending, and is read again when it is due. Of one that was declined the authorization may be open still.
 */
export async function fetchCaptured(
  client: EngineContext["client"],
  details: AuthorizationDetails,
): Promise<CallOutcome> {
  const [amazonCaptureId] = details.idList
  if (!amazonCaptureId) return captureNowOutcome(details)
  const capture = await unlessAway(client.getCaptureDetails({ amazonCaptureId }))
  if (capture?.captureStatus.state !== "Declined") return captureNowOutcome(details, capture)
  // Once more: what was answered before the decline, or to the first of two same calls, may be over.
  const { amazonAuthorizationId } = details
  const now = await unlessAway(client.getAuthorizationDetails({ amazonAuthorizationId }))
  return captureNowOutcome(now ?? details, capture)
}

/** What is read, unless Amazon cannot be asked: the call that was answered must not fail for it. */
async function unlessAway<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    return undefined
  }
}
