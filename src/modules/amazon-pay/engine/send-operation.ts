import { MwsError, refusesTheCaller } from "../../../mws"
import { settleRefusal } from "../decisions/settle"
import type { Settlement } from "../ledger/settlement"
import { unexpected, UnknownOutcomeError } from "../errors"
import type { FoundOperation } from "../ledger/found-operation"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { isUnresolved } from "../vocabulary"
import { callAmazon } from "./call-amazon"
import { readOthers } from "./find-others"

/**
 * Sends an operation that was just recorded. Recorded means: may have been sent; so there is nothing more to
 * write down before the first byte leaves, and whoever finds it unanswered repeats it.
 * @throws UnknownOutcomeError when Amazon gave no usable answer; the operation then stays unresolved
 */
export async function sendOperation(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  return await deliver(context, operation, "first")
}

/**
 * Sends an operation again whose outcome is unknown. The parameters come from the ledger, so they are the same
 * to the letter, and Amazon answers with what it did the first time.
 * @returns the operation as it stands after the answer: pending, completed, declined or failed (refused)
 * @throws UnknownOutcomeError when Amazon gave no usable answer; the operation then stays unresolved
 */
export async function repeatOperation(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  const sent = await context.ledger.markSent(operation)
  // Somebody else has resolved it meanwhile.
  if (!isUnresolved(sent.state)) return sent
  return await deliver(context, sent, "repeated")
}

/**
 * Carries out what a decision asks for: repeats the operation it found unanswered, or sends the one it recorded.
 * @throws MedusaError UNEXPECTED_STATE when a decision asked for neither
 */
export async function sendOrRepeat(
  context: EngineContext,
  step: { do: string; operation?: OperationRow },
  recorded: OperationRow | null,
): Promise<OperationRow> {
  if (step.do === "resolve" && step.operation) return await repeatOperation(context, step.operation)
  if (!recorded) throw unexpected("A decision asked for a call and recorded none.")
  return await sendOperation(context, recorded)
}

async function deliver(
  context: EngineContext,
  operation: OperationRow,
  call: "first" | "repeated",
): Promise<OperationRow> {
  const { ledger, logger } = context
  let settlement: Settlement
  let others: FoundOperation[] = []
  try {
    settlement = await callAmazon(context.client, operation)
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    const about = `${operation.action} ${operation.reference_id}`
    // Keys that do not fit any more say nothing of what was done while they did.
    const saysNothing = call === "repeated" && refusesTheCaller(error.code)
    if (error.outcome === "unknown" || error.retriable || saysNothing) {
      logger.warn(
        `Amazon Pay: no answer to ${about} (${error.code}); it will be repeated unchanged`,
      )
      throw new UnknownOutcomeError(nameOf(operation))
    }
    logger.warn(
      `Amazon Pay: ${about} was refused with ${error.code} (request ${error.requestId ?? "unknown"})`,
    )
    if (error.code === "InvalidAuthorizationStatus")
      others = await capturedByOthers(context, operation)
    settlement = settleRefusal(operation, error.code)
  }
  const settled = await ledger.settle(operation, settlement)
  // After the refusal, with which it would come to more than the order's total.
  for (const found of others) await ledger.recordFound(operation.order_reference_id, found)
  return settled
}

/**
 * An authorization that takes no capture has ended, or somebody else has captured it. Whoever charges next has to know, so
 * the refusal is not written down before that is read: as long as it cannot be, the capture stays to be asked for.
 * @throws UnknownOutcomeError
 */
async function capturedByOthers(
  context: EngineContext,
  operation: OperationRow,
): Promise<FoundOperation[]> {
  const { kind, amazon_parent_id, order_reference_id } = operation
  if (kind !== "capture" || amazon_parent_id === null) return []
  try {
    return await readOthers(context, order_reference_id, amazon_parent_id)
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    throw new UnknownOutcomeError(nameOf(operation))
  }
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
