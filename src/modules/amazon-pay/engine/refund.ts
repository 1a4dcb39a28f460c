import { refundStep, type RefundAsk } from "../decisions/refund-step"
import { refused, unexpected } from "../errors"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { sendOrRepeat } from "./send-operation"

/** Amazon takes ten refunds a capture, and an order has ten captures or so. */
const mostSteps = 40

/**
 * Refunds an amount over one or several captures. Amazon takes a refund on as `Pending` and finishes it
 * within hours; taken on is what this function waits for.
 * @param deadBookings ids of Medusa refund rows that asked before and are deleted since
 * @throws MedusaError NOT_ALLOWED when less is left to refund, or Amazon declined or refused
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function refundAmount(
  context: EngineContext,
  rowId: string,
  ask: RefundAsk,
  deadBookings: ReadonlySet<string>,
): Promise<void> {
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await decide(context, rowId, (snapshot) =>
      refundStep(snapshot, ask, deadBookings),
    )
    if (step.do === "done") return
    if (step.do === "not-to-book") {
      throw refused(`The refund ${step.operationId} is booked already, or nothing was refunded.`)
    }
    if (step.do === "refuse") {
      throw refused(
        `${ask.amount} cannot be refunded: ${step.refundable} of what was captured with Amazon Pay is left.`,
      )
    }
    const settled = await sendOrRepeat(context, step, operation)
    if (step.do === "resolve") continue
    if (settled.state === "declined" || settled.state === "failed") {
      throw refused(
        `Amazon did not take the refund of ${settled.amount ?? ask.amount} (${settled.reason_code ?? settled.error_code ?? "no reason given"}, ${settled.reference_id}). Nothing more was refunded.`,
      )
    }
  }
  throw unexpected(`Refund of ${ask.amount} for ${rowId} did not come to an end.`)
}
