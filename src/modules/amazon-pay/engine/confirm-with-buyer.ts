import { constraintAdvice, type Problem } from "../buyer/problems"
import type { NextStep } from "../buyer/next-step"
import { showsAnotherState } from "../decisions/another-state"
import type { ReturnAddresses } from "../decisions/buyer-confirmation"
import { confirmStep } from "../decisions/confirm-step"
import { refused, unexpected } from "../errors"
import { refusal } from "./authorize"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { isWaiting, syncForCheckout } from "./sync-for-checkout"
import { asTheBuyerWaits } from "./read-for-buyer"
import { cartRefusal } from "./cart-refusal"
import { sendOrRepeat } from "./send-operation"

/** What the storefront does after a confirmation, and what keeps it from one. */
export interface Confirmation {
  next: NextStep
  constraints: Problem[]
}

/** Enough for details and confirm, each resolved once before, and two looks; a loop that needs more is a defect. */
const mostSteps = 8

/**
 * Has the buyer confirm the cart's total at their bank (SCA, protocol reference §12.1): the total, then a confirmation with
 * return addresses, both recorded as operations. Amazon opens the order reference when the buyer has come through.
 * @throws MedusaError NOT_ALLOWED when the order reference cannot pay for this cart any more
 * @throws UnknownOutcomeError when Amazon gave no answer; AmazonUnavailableError when it could not be asked
 */
export async function confirmWithBuyer(
  context: EngineContext,
  orderReferenceId: string,
  addresses: ReturnAddresses,
): Promise<Confirmation> {
  const { ledger } = context
  const problem = await cartRefusal(context, orderReferenceId)
  if (problem) return { next: problem.next, constraints: [problem] }
  let looked = false
  let refusedOnce = false
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await decide(context, orderReferenceId, (snapshot) =>
      confirmStep(snapshot, addresses, looked),
    )
    if (step.do === "ready") return goOn("place-order")
    if (step.do === "refuse") throw await refusal(ledger, orderReferenceId, step.reason)
    if (step.do === "look") {
      await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      looked = true
      continue
    }
    const answered = await sendOrRepeat(context, step, operation)
    if (answered.kind === "details" && answered.state === "declined") {
      return constrained((answered.reason_code ?? "").split(","))
    }
    if (answered.error_code === "ConstraintsExist") {
      return constrained(
        (await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))).constraints,
      )
    }
    if (answered.error_code === "PaymentMethodNotUpdated") return constrained([answered.error_code])
    if (!refusedOnce && showsAnotherState(answered)) {
      // What to say follows from what it is now. Refused a second time, it is not the state.
      await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      refusedOnce = true
      continue
    }
    if (answered.state === "failed") {
      throw refused(
        `Amazon refused ${answered.action} for this checkout (${answered.error_code ?? "no reason given"}). Start Amazon Pay again.`,
      )
    }
    if (operation?.kind === "confirm") {
      const { state } = await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      return goOn(isWaiting(state) ? "challenge" : "place-order")
    }
  }
  throw unexpected(`The confirmation of ${orderReferenceId} did not come to an end.`)
}

const goOn = (next: NextStep): Confirmation => ({ next, constraints: [] })

function constrained(ids: string[]): Confirmation {
  const constraints = ids.map(constraintAdvice)
  return { next: constraints[0]?.next ?? "retry", constraints }
}
