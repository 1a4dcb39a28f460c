import { showsAnotherState } from "../decisions/another-state"
import { captureStep, type CaptureAsk } from "../decisions/capture-step"
import { chargedCaptures, sharesAuthorization } from "../decisions/holds"
import { ChargedElsewhereError, overtaken, refused, unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { refresh } from "./refresh"
import { sendOrRepeat } from "./send-operation"

/** One unresolved operation, two tries with what an authorization needs around each: more is a defect. */
const mostSteps = 10

/**
 * Charges an amount, once: whatever was begun before is finished first, what was charged before is returned.
 * A rejection by Amazon is tried once more when, read again, the order reference still allows it.
 * @param deadBookings ids of Medusa capture rows that asked before and are deleted since
 * @returns the capture, `completed` or `pending` at Amazon
 * @throws MedusaError NOT_ALLOWED when something was begun since the one who asks looked, when the charge to be booked is booked by another row, when Amazon declined or refused, or the order reference takes no more captures
 * @throws ChargedElsewhereError when somebody has captured the authorization at Amazon; that is in the ledger then
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function captureAmount(
  context: EngineContext,
  rowId: string,
  ask: CaptureAsk,
  deadBookings: ReadonlySet<string>,
): Promise<OperationRow> {
  const { seen, ...rest } = ask
  const wanted = { softDescriptor: context.options.softDescriptor, ...rest }
  let rejected: OperationRow | undefined
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await context.ledger.decide(rowId, (snapshot) =>
      // Later turns find what this one has begun.
      captureStep(
        snapshot,
        turn === 0 && seen !== undefined ? { ...wanted, seen } : wanted,
        deadBookings,
      ),
    )
    if (step.do === "done") return step.operation
    if (step.do === "not-to-book") {
      throw refused(`The charge ${step.operationId} is booked already, or nothing was charged.`)
    }
    if (step.do === "overtaken") throw overtaken()
    if (step.do === "nothing-left") {
      throw refused(`Nothing of the payment is left for a parcel worth ${ask.amount}.`)
    }
    if (step.do === "refuse") {
      throw rejected ? notCaptured(rejected, ask) : unreachable(step.state, step.reason, ask)
    }
    const settled = await sendOrRepeat(context, step, operation)
    // What was resolved or released changes what is to be decided; only this very charge ends it.
    if (step.do === "resolve") continue
    const done = settled.state === "completed" || settled.state === "pending"
    if (done && settled.kind === "capture") return settled
    if (done) continue
    if (!mayTryAgain(settled, rejected)) throw notCaptured(settled, ask)
    if (settled.state === "declined") rejected = settled
    if (settled.error_code !== "InvalidAuthorizationStatus") {
      await refresh(context, rowId, settled)
    } else if (await wasCapturedElsewhere(context, rowId, settled)) {
      throw new ChargedElsewhereError()
    }
  }
  throw unexpected(`Capture of ${ask.amount} for ${rowId} did not come to an end.`)
}

/** The one capture that an authorization takes was made by somebody else: what is left to be charged is not known any more. */
async function wasCapturedElsewhere(
  { ledger }: EngineContext,
  rowId: string,
  refusedCapture: OperationRow,
): Promise<boolean> {
  const charges = chargedCaptures(await ledger.snapshot(rowId))
  return charges.some((charge) => sharesAuthorization(charge, refusedCapture))
}

/**
 * An authorization or order reference that was no longer what the ledger thought, or the first rejection: the next
 * decision starts from what Amazon says now.
 */
function mayTryAgain(settled: OperationRow, rejected: OperationRow | undefined): boolean {
  if (settled.state === "failed") {
    return settled.error_code === "InvalidAuthorizationStatus" || showsAnotherState(settled)
  }
  return settled.reason_code === "AmazonRejected" && rejected === undefined
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
