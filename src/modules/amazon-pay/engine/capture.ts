import { showsAnotherState } from "../decisions/another-state"
import { captureStep, type CaptureAsk, type CaptureStep } from "../decisions/capture-step"
import { triesByHand } from "../decisions/charges-by-hand"
import { consequenceOf, isAskedAgain, isOutOfTime, triesOf } from "../decisions/consequences"
import { chargedCaptures, sharesAuthorization } from "../decisions/holds"
import { ChargedElsewhereError, refused, superseded, unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { AmountText } from "../money"
import type { EngineContext } from "./context"
import { decideCharge } from "./decide-charge"
import { syncAfterRefusal } from "./sync-after-refusal"
import { sendOrRepeat } from "./send-operation"

/** One unresolved operation, two tries with what an authorization needs around each, and the looks between: more is a defect. */
const mostSteps = 16

/** Works out what to ask for, from what is known now; null when there is nothing to ask for. */
export type CaptureRequest = () => Promise<CaptureAsk | null>

/**
 * Charges an amount, once: whatever was begun before is finished first, what was charged before is returned, and what is
 * more than may still be charged is refused. An amount that was worked out from a ledger that has moved on is worked out
 * anew.
 * A rejection by Amazon is tried once more when, read again, the order reference still allows it; see `declinedCharges`.
 * @param deletedRowIds ids of Medusa capture rows that asked before and are deleted since
 * @returns the capture, `completed` or `pending` at Amazon; null when nothing is left to charge for a parcel
 * @throws MedusaError NOT_ALLOWED when something was begun since the one who asks looked, when the charge to be booked is booked by another row, when it is more than what is left, when Amazon declined or refused, or the order reference takes no more captures
 * @throws ChargedElsewhereError when somebody has captured the authorization at Amazon; that is in the ledger then
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function captureAmount(
  context: EngineContext,
  orderReferenceId: string,
  request: CaptureRequest,
  deletedRowIds: ReadonlySet<string>,
): Promise<OperationRow | null> {
  let ask = await request()
  let rejected: OperationRow | undefined
  for (let turn = 0; turn < mostSteps; turn++) {
    if (!ask) return null
    const wanted = { softDescriptor: context.options.softDescriptor, ...ask }
    const { step, operation } = await decideCharge(context, orderReferenceId, (snapshot, beside) =>
      captureStep(snapshot, wanted, beside, deletedRowIds),
    )
    // Later turns find what this one has begun.
    const { version: _version, ...rest } = ask
    ask = rest
    switch (step.do) {
      case "done":
        return step.operation
      case "nothing-left":
        return null
      case "stale":
        ask = await request()
        continue
      case "not-to-book":
      case "superseded":
      case "too-much":
        throw refusalOf(step, ask)
      case "refuse":
        throw rejected ? notCaptured(rejected, ask) : unreachable(step.state, step.reason, ask)
    }
    const answered = await sendOrRepeat(context, step, operation)
    // What was resolved or released changes what is to be decided; only this very charge ends it.
    if (step.do === "resolve") continue
    const done = answered.state === "completed" || answered.state === "pending"
    if (done && answered.kind === "capture") return answered
    if (done) continue
    const tries = await triesAlike(context, answered)
    if (!mayTryAgain(answered, tries, rejected)) throw notCaptured(answered, ask)
    if (answered.state === "declined") rejected = answered
    if (answered.error_code !== "InvalidAuthorizationStatus") {
      await syncAfterRefusal(context, orderReferenceId, answered)
    } else if (await wasCapturedElsewhere(context, orderReferenceId, answered)) {
      throw new ChargedElsewhereError()
    }
  }
  throw unexpected(
    `Capture of ${ask?.amount ?? "nothing"} for ${orderReferenceId} did not come to an end.`,
  )
}

/** The one capture that an authorization takes was made by somebody else: what is left to be charged is not known any more. */
async function wasCapturedElsewhere(
  { ledger }: EngineContext,
  orderReferenceId: string,
  refusedCapture: OperationRow,
): Promise<boolean> {
  const charges = chargedCaptures(await ledger.snapshot(orderReferenceId))
  return charges.some((charge) => sharesAuthorization(charge, refusedCapture))
}

/**
 * The charges of the same parcel, or of what is asked for once more for a person, this one included: one that was rejected after
 * hours was the first of them. What a person asks for is a charge of its own.
 */
async function triesAlike(
  { ledger }: EngineContext,
  answered: OperationRow,
): Promise<readonly OperationRow[]> {
  const { fulfillment_id, order_reference_id, purpose } = answered
  const snapshot = await ledger.snapshot(order_reference_id)
  if (fulfillment_id !== null) return triesOf(snapshot, fulfillment_id)
  return purpose === "upkeep" ? triesByHand(snapshot, answered) : [answered]
}

/**
 * An authorization or order reference that was no longer what the ledger thought, the first rejection, or too little time: the
 * next decision starts from what Amazon says now.
 */
function mayTryAgain(
  answered: OperationRow,
  tries: readonly OperationRow[],
  rejected: OperationRow | undefined,
): boolean {
  if (answered.state === "failed") {
    return answered.error_code === "InvalidAuthorizationStatus" || showsAnotherState(answered)
  }
  if (consequenceOf(answered)?.when === "at-once") {
    return rejected === undefined && isAskedAgain(tries)
  }
  // Asked again, Amazon takes its time.
  return isOutOfTime(answered)
}

function refusalOf(
  step: Extract<CaptureStep, { do: "not-to-book" | "superseded" | "too-much" }>,
  { amount }: CaptureAsk,
) {
  if (step.do === "superseded") return superseded()
  if (step.do === "too-much") return tooMuch(amount, step.left)
  return refused(`The charge ${step.operationId} is booked already, or nothing was charged.`)
}

function tooMuch(amount: AmountText, left: AmountText) {
  return refused(
    `${amount} cannot be captured: ${left} is left to be charged with Amazon Pay. What the order does not owe, or another charge is for, is not part of it.`,
  )
}

function unreachable(state: string, reason: string | null, { amount }: CaptureAsk) {
  const why = reason ? `${state}, ${reason}` : state
  return refused(
    `${amount} cannot be captured: no authorization is open, and Amazon's order reference is not open for a new one (${why}). Ask the buyer for another payment.`,
  )
}

function notCaptured(operation: OperationRow, { amount }: CaptureAsk) {
  const { state, reason_code, error_code, reference_id } = operation
  const verb = state === "declined" ? "declined" : "refused"
  const why = (state === "declined" ? reason_code : error_code) ?? "no reason given"
  return refused(
    `Amazon ${verb} the capture of ${amount} (${why}, ${reference_id}). Nothing was charged. ${advice(why)}`,
  )
}

function advice(why: string): string {
  switch (why) {
    case "ProcessingFailure":
      return "Try again in one or two minutes."
    case "InvalidPaymentMethod":
      return "The buyer has to choose another payment method at Amazon."
    case "TransactionAmountExceeded":
      return "Amazon lets no more than the order's total be charged, and a little above it."
    case "TransactionCountExceeded":
      return "Amazon takes no further authorization for this order. Ask the buyer for another payment."
    default:
      return "Ask the buyer for another payment if it is declined again."
  }
}
