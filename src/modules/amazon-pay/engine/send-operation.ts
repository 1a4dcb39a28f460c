import { MwsError } from "../../../mws"
import { settleRefusal } from "../decisions/settle"
import type { Settlement } from "../ledger/settlement"
import { UnknownOutcomeError } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { isUnresolved } from "../vocabulary"
import { callAmazon } from "./call-amazon"

/**
 * Sends a recorded operation to Amazon and writes the answer down. The same function sends it for the first
 * time and repeats it: the parameters come from the ledger, so they are the same to the letter.
 * @returns the operation as it stands after the answer: pending, completed, declined or failed (refused)
 * @throws UnknownOutcomeError when Amazon gave no usable answer; the operation then stays unresolved
 */
export async function sendOperation(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  const { ledger, logger } = context
  const sent = await ledger.markSent(operation)
  if (!isUnresolved(sent.state)) return sent
  let settlement: Settlement
  try {
    settlement = await callAmazon(context.client, operation)
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    const about = `${operation.action} ${operation.reference_id}`
    if (error.outcome === "unknown" || error.retriable) {
      logger.warn(
        `Amazon Pay: no answer to ${about} (${error.code}); it will be repeated unchanged`,
      )
      throw new UnknownOutcomeError(nameOf(operation))
    }
    logger.warn(
      `Amazon Pay: ${about} was refused with ${error.code} (request ${error.requestId ?? "unknown"})`,
    )
    settlement = settleRefusal(operation, error.code)
  }
  return await ledger.settle(operation, settlement)
}

function nameOf({ kind, amount }: OperationRow): string {
  const names: Record<OperationRow["kind"], string> = {
    details: "setting the order's total",
    confirm: "the confirmation of the order",
    authorize: "the authorization",
    capture: "the capture",
    refund: "the refund",
    release: "the release of the authorization",
    cancel: "the cancellation",
    close: "the closing of the order reference",
  }
  return amount ? `${names[kind]} (${amount})` : names[kind]
}
