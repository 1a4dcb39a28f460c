import { MwsError, refusesTheCaller } from "../../../mws"
import { isStillOwed } from "../decisions/charge-bound"
import { chosenOf } from "../decisions/chosen-reference"
import { notSentOutcome, notWantedOutcome, refusalOutcome } from "../decisions/outcomes"
import { NotSentError, unexpected, UnknownOutcomeError } from "../errors"
import type { FoundOperation } from "../ledger/found-operation"
import { mayBeUnderWay } from "../ledger/next-check"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { isUnresolved } from "../vocabulary"
import { callAmazon } from "./call-amazon"
import { decideCharge } from "./decide-charge"
import { findOutcome } from "./find-outcome"
import { fetchExternalOperations } from "./import-external-operations"
import { refusalLog } from "./refusal-log"

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
 * Sends an operation again whose outcome is unknown, if somebody still wants what it is for: Amazon carries out then what it
 * did not carry out before. The parameters come from the ledger, so they are the same to the letter, and Amazon answers
 * with what it did the first time. When nobody wants it any more, what Amazon did is only read.
 * @returns the operation as it stands after the answer: pending, completed, declined or failed (refused, or nothing done)
 * @throws UnknownOutcomeError when Amazon gave no usable answer; the operation then stays unresolved
 */
export async function repeatOperation(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  const { ledger } = context
  if (!(await isWantedStill(context, operation))) return await readOutcome(context, operation)
  const sent = await ledger.markSent(operation)
  // Somebody else has resolved it meanwhile.
  if (!isUnresolved(sent.state)) return sent
  return await deliver(context, sent, "repeated")
}

/** Whether what it is for stands, and a charge is still owed. */
async function isWantedStill(context: EngineContext, operation: OperationRow): Promise<boolean> {
  const { ledger, store } = context
  const { reference } = await ledger.snapshot(operation.order_reference_id)
  const chosen = chosenOf(await ledger.orderReferencesOf(reference.payment_collection_id))
  if (!(await store.isWanted(reference, operation, chosen?.id === reference.id))) return false
  if (operation.kind !== "capture") return true
  const { step } = await decideCharge(context, reference.id, (snapshot, beside) => ({
    step: isStillOwed(operation, snapshot, beside),
  }))
  return step
}

/**
 * Reads what became of a call that nobody wants any more. Found nowhere it was not carried out, unless it was sent so
 * lately, or is being sent again, that it may still be under way.
 * @throws UnknownOutcomeError when that cannot be told yet
 */
export async function readOutcome(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  const { ledger, logger } = context
  const found = await reading(operation, () => findOutcome(context, operation))
  if (found) return await ledger.applyOutcome(operation, found)
  if (mayBeUnderWay(operation, new Date())) throw new UnknownOutcomeError(nameOf(operation))
  const ended = await ledger.applyOutcome(operation, notWantedOutcome)
  if (isUnresolved(ended.state)) throw new UnknownOutcomeError(nameOf(operation))
  logger.info(
    `Amazon Pay: ${operation.action} ${operation.reference_id} is not wanted any more; Amazon has nothing of it, and it is not sent again`,
  )
  return ended
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
  const warn = (text: string) => {
    const line = refusalLog.line(operation, text)
    if (line !== null) logger.warn(line)
  }
  try {
    return await ledger.applyOutcome(operation, await callAmazon(context.client, operation))
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    const about = `${operation.action} ${operation.reference_id}`
    const nothingSent = error.outcome === "not-done" && error.retriable
    if (nothingSent && call === "first") {
      warn(`Amazon Pay: ${about} was not sent (${error.code}); nothing was done`)
      await ledger.applyOutcome(operation, notSentOutcome(error.code))
      throw new NotSentError(nameOf(operation), error.code)
    }
    // Keys that do not fit any more say nothing of what was done while they did.
    const saysNothing = call === "repeated" && refusesTheCaller(error.code)
    if (error.outcome === "unknown" || error.retriable || saysNothing) {
      warn(`Amazon Pay: no answer to ${about} (${error.code}); it will be repeated unchanged`)
      throw new UnknownOutcomeError(nameOf(operation))
    }
    warn(
      `Amazon Pay: ${about} was refused with ${error.code} (request ${error.requestId ?? "unknown"})`,
    )
    return await refuse(context, operation, call, error.code)
  }
}

/**
 * Writes a refusal down, with what it brought to light, in one transaction: whoever charges next knows both or neither. The
 * refusal of a repeated call says nothing of the first one by itself, as with a time stamp that is too old by then; it
 * counts when Amazon's own objects agree.
 * @throws UnknownOutcomeError when they cannot be read
 */
async function refuse(
  context: EngineContext,
  operation: OperationRow,
  call: "first" | "repeated",
  code: string,
): Promise<OperationRow> {
  const { ledger } = context
  if (call === "repeated") {
    const found = await reading(operation, () => findOutcome(context, operation))
    if (found) return await ledger.applyOutcome(operation, found)
  }
  const others =
    code === "InvalidAuthorizationStatus" ? await capturedByOthers(context, operation) : []
  return await ledger.applyOutcome(operation, refusalOutcome(operation, code), others)
}

/** @throws UnknownOutcomeError instead of what a read throws: without it the outcome is not known */
async function reading<T>(operation: OperationRow, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    throw new UnknownOutcomeError(nameOf(operation))
  }
}

/**
 * An authorization that takes no capture, or cannot be closed, has ended, or somebody else has captured it. Whoever charges
 * next has to know, so the refusal is not written down before that is read: as long as it cannot be, the call stays to be
 * asked for.
 * @throws UnknownOutcomeError
 */
async function capturedByOthers(
  context: EngineContext,
  operation: OperationRow,
): Promise<FoundOperation[]> {
  const { kind, amazon_parent_id, order_reference_id } = operation
  if ((kind !== "capture" && kind !== "release") || amazon_parent_id === null) return []
  return await reading(operation, () =>
    fetchExternalOperations(context, order_reference_id, amazon_parent_id),
  )
}

function nameOf({ kind, amount }: OperationRow): string {
  const names: Record<OperationRow["kind"], string> = {
    details: "setting the order's total",
    name: "the order's number",
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
