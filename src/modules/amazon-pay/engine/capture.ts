import { captureStep, type CaptureAsk } from "../decisions/capture-step"
import { refused, unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { sendOperation } from "./send-operation"

/** One unresolved operation, one spent authorization, one new: more turns than that is a defect. */
const mostSteps = 6

/**
 * Charges an amount, once: whatever was begun before is finished first, what was charged before is returned.
 * @param deadBookings ids of Medusa capture rows that asked before and are deleted since
 * @returns the capture, `completed` or `pending` at Amazon
 * @throws MedusaError NOT_ALLOWED when Amazon declined or refused, or the order reference takes no more captures
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function captureAmount(
  context: EngineContext,
  rowId: string,
  ask: CaptureAsk,
  deadBookings: ReadonlySet<string>,
): Promise<OperationRow> {
  const wanted = { softDescriptor: context.options.softDescriptor, ...ask }
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await context.ledger.decide(rowId, (snapshot) =>
      captureStep(snapshot, wanted, deadBookings),
    )
    if (step.do === "done") return step.operation
    if (step.do === "refuse") throw unreachable(step.state, step.reason, ask)
    if (step.do === "resolve") {
      await sendOperation(context, step.operation)
      continue
    }
    if (!operation) throw unexpected(`Capture for ${rowId} decided to send nothing.`)
    const settled = await sendOperation(context, operation)
    if (settled.state === "completed" || settled.state === "pending") return settled
    // The authorization was spent or had expired without our knowing: the next turn makes a new one.
    if (settled.error_code === "InvalidAuthorizationStatus") continue
    throw notCaptured(settled, ask)
  }
  throw unexpected(`Capture of ${ask.amount} for ${rowId} did not come to an end.`)
}

function unreachable(state: string, reason: string | null, { amount }: CaptureAsk) {
  const why = reason ? `${state}, ${reason}` : state
  return refused(
    `${amount} cannot be captured: no authorization is open, and Amazon's order reference is not open for a new one (${why}). Ask the buyer for another payment.`,
  )
}

function notCaptured(
  { state, reason_code, error_code, reference_id }: OperationRow,
  { amount }: CaptureAsk,
) {
  return state === "declined"
    ? refused(
        `Amazon declined the capture of ${amount} (${reason_code ?? "no reason given"}, ${reference_id}). Nothing was charged.`,
      )
    : refused(
        `Amazon refused the capture of ${amount} (${error_code ?? "no reason given"}, ${reference_id}). Nothing was charged.`,
      )
}
