import { holdStep } from "../decisions/hold-step"
import { refused, unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { syncAfterRefusal } from "./sync-after-refusal"
import { sendOrRepeat } from "./send-operation"

const mostSteps = 6

/**
 * Has everything held that is not charged yet, by one authorization. Found held, it is left as it is.
 * @returns the authorization, `completed` or `pending`
 * @throws MedusaError NOT_ALLOWED when nothing is left, the order reference is not open, or Amazon declined
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function holdRest(
  context: EngineContext,
  orderReferenceId: string,
): Promise<OperationRow> {
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await decide(context, orderReferenceId, holdStep)
    if (step.do === "held") return step.operation
    if (step.do === "nothing-left") throw refused("Everything of this payment is charged.")
    if (step.do === "refuse") {
      const why = step.reason ? `${step.state}, ${step.reason}` : step.state
      throw refused(
        `Nothing can be authorized: Amazon's order reference is not open (${why}). Ask the buyer for another payment.`,
      )
    }
    const answered = await sendOrRepeat(context, step, operation)
    if (step.do === "resolve") continue
    if (answered.state === "completed" || answered.state === "pending") return answered
    await syncAfterRefusal(context, orderReferenceId)
    const why = answered.reason_code ?? answered.error_code ?? "no reason given"
    throw refused(
      `Amazon did not authorize ${answered.amount ?? "the rest"} (${why}, ${answered.reference_id}). Nothing is held. ${advice(why)}`,
    )
  }
  throw unexpected(`Authorizing the rest of ${orderReferenceId} did not come to an end.`)
}

function advice(why: string): string {
  if (why === "InvalidPaymentMethod") {
    return "The buyer has to choose another payment method at Amazon."
  }
  if (why === "TransactionTimedOut" || why === "ProcessingFailure") {
    return "Try again in one or two minutes."
  }
  return "Ask the buyer for another payment if it is declined again."
}
