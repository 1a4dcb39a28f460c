import { unexpected } from "../errors"
import type { Action, MwsClient, ParametersOf, ResultOf } from "../../../mws"
import {
  settleAuthorization,
  settleCancel,
  settleCapture,
  settleClose,
  settleConfirm,
  settleDetails,
  settleName,
  settleRefund,
  settleRelease,
} from "../decisions/settle"
import type { Settlement } from "../ledger/settlement"
import type { OperationRow } from "../ledger/rows"
import { readCaptured } from "./read-captured"

/**
 * Makes the call an operation records and reads its answer. The client checks the recorded parameters again,
 * so a damaged row is an error here and not a strange request at Amazon.
 * @throws MwsError, MwsParameterError
 */
export async function callAmazon(client: MwsClient, operation: OperationRow): Promise<Settlement> {
  const { kind, state, action, parameters } = operation
  // What comes from the database is checked by `send` before it leaves, like any caller's parameters.
  const send = <A extends Action>(name: A): Promise<ResultOf<A>> =>
    client.send(name, parameters as ParametersOf<A>)
  switch (action) {
    case "SetOrderReferenceDetails":
      return settleDetails(await send(action))
    case "SetOrderAttributes":
      await send(action)
      return settleName
    case "ConfirmOrderReference":
      await send(action)
      return settleConfirm(operation)
    case "Authorize": {
      const details = await send(action)
      return kind === "capture"
        ? await readCaptured(client, details)
        : settleAuthorization(details, state)
    }
    case "Capture":
      return settleCapture(await send(action))
    case "Refund":
      return settleRefund(await send(action))
    case "CloseAuthorization":
      await send(action)
      return settleRelease
    case "CancelOrderReference":
      await send(action)
      return settleCancel
    case "CloseOrderReference":
      await send(action)
      return settleClose
    default:
      throw unexpected(`The ledger holds an operation with the unknown action ${action}.`)
  }
}
