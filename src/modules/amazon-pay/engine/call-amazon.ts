import { unexpected } from "../errors"
import type { Action, MwsClient, ParametersOf, ResultOf } from "../../../mws"
import {
  authorizationOutcome,
  cancelOutcome,
  captureOutcome,
  closeOutcome,
  confirmOutcome,
  detailsOutcome,
  nameOutcome,
  refundOutcome,
  releaseOutcome,
} from "../decisions/outcomes"
import type { CallOutcome } from "../ledger/call-outcome"
import type { OperationRow } from "../ledger/rows"
import { fetchCaptured } from "./fetch-captured"

/**
 * Makes the call an operation records and reads its answer. The client checks the recorded parameters again,
 * so a damaged row is an error here and not a strange request at Amazon.
 * @throws MwsError, MwsParameterError
 */
export async function callAmazon(client: MwsClient, operation: OperationRow): Promise<CallOutcome> {
  const { kind, state, action, parameters } = operation
  // What comes from the database is checked by `send` before it leaves, like any caller's parameters.
  const send = <A extends Action>(name: A): Promise<ResultOf<A>> =>
    client.send(name, parameters as ParametersOf<A>)
  switch (action) {
    case "SetOrderReferenceDetails":
      return detailsOutcome(await send(action))
    case "SetOrderAttributes":
      await send(action)
      return nameOutcome
    case "ConfirmOrderReference":
      await send(action)
      return confirmOutcome(operation)
    case "Authorize": {
      const details = await send(action)
      return kind === "capture"
        ? await fetchCaptured(client, details)
        : authorizationOutcome(details, state)
    }
    case "Capture":
      return captureOutcome(await send(action))
    case "Refund":
      return refundOutcome(await send(action))
    case "CloseAuthorization":
      await send(action)
      return releaseOutcome
    case "CancelOrderReference":
      await send(action)
      return cancelOutcome
    case "CloseOrderReference":
      await send(action)
      return closeOutcome
    default:
      throw unexpected(`The ledger holds an operation with the unknown action ${action}.`)
  }
}
