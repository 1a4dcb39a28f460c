import type { MedusaError } from "@medusajs/framework/utils"
import { showsAnotherState } from "../decisions/another-state"
import {
  checkoutStep,
  goesOnLater,
  type CheckoutPlan,
  type CheckoutStep,
} from "../decisions/checkout-step"
import type { Problem } from "../buyer/problems"
import { refused, unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { decideCharge } from "./decide-charge"
import { isWaiting, syncForCheckout } from "./sync-for-checkout"
import { asTheBuyerWaits } from "./read-for-buyer"
import { cartRefusal } from "./cart-refusal"
import { sendOrRepeat } from "./send-operation"

/** How a checkout ended at Amazon, for the provider to put into Medusa's words. */
export type CheckoutOutcome =
  | { status: "authorized"; authorization: OperationRow }
  /** Charged at once, as the merchant wants it for goods that need no shipping. */
  | {
      status: "charged"
      capture: OperationRow
      /** Less than the total was: somebody has captured a part in Seller Central. */
      isPart: boolean
    }
  /** Amazon decides later. */
  | { status: "pending"; operation: OperationRow }
  /** The buyer has to do something in Amazon's widgets first; Amazon's own names for what. */
  | { status: "constrained"; constraints: string[] }
  /** The buyer has to confirm at their bank first. */
  | { status: "challenged" }
  /** The account's options keep the cart from being paid: for what is in it, whose it is, or where it goes. */
  | { status: "not-offered"; problem: Problem }
  | { status: "declined"; reason: string }

/** Enough for details, confirm and authorize, each resolved once before; a loop that needs more is a defect. */
const mostSteps = 8

/**
 * Brings an order reference from wherever it stands to an authorization of its whole total.
 * Repeating it is free: an authorization that holds the total is found in the ledger and nothing is called.
 * @param plan whether the order is placed, and its payment is made late
 * @throws MedusaError NOT_ALLOWED when the order reference cannot pay for this cart any more
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function authorizeCheckout(
  context: EngineContext,
  orderReferenceId: string,
  { isPlaced = false }: Pick<CheckoutPlan, "isPlaced"> = {},
): Promise<CheckoutOutcome> {
  const { options } = context
  const plan = { ...options, isPlaced }
  let refusedOnce = false
  for (let turn = 0; turn < mostSteps; turn++) {
    const problem = isPlaced ? null : await cartRefusal(context, orderReferenceId)
    if (problem) return { status: "not-offered", problem }
    const { step, operation } =
      options.capture === "immediate"
        ? await decideCharge(context, orderReferenceId, (snapshot, beside) =>
            checkoutStep(snapshot, plan, beside),
          )
        : await decide(context, orderReferenceId, (snapshot) => checkoutStep(snapshot, plan))
    if (step.do === "look") {
      const { state } = await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      if (isWaiting(state)) return { status: "challenged" }
      continue
    }
    const end = await endOf(context, orderReferenceId, step)
    if (end) return end
    const answered = await sendOrRepeat(context, step, operation)
    // What became of an order reference that the buyer chose before changes what may be charged to this one.
    if (answered.order_reference_id !== orderReferenceId) continue
    if (answered.state === "declined" && goesOnLater(answered, options)) continue
    // What was held, and was to be let go or captured, had ended. The ledger knows that now.
    if (answered.error_code === "InvalidAuthorizationStatus") continue
    if (!refusedOnce && showsAnotherState(answered)) {
      // What to say follows from what it is now. Refused a second time, it is not the state.
      await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      refusedOnce = true
      continue
    }
    if (answered.error_code === "ConstraintsExist") {
      const { constraints } = await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      return { status: "constrained", constraints }
    }
    const outcome = outcomeOf(answered)
    if (outcome) return outcome
  }
  throw unexpected(`Checkout of ${orderReferenceId} did not come to an end.`)
}

async function endOf(
  { ledger }: EngineContext,
  orderReferenceId: string,
  step: CheckoutStep,
): Promise<CheckoutOutcome | null> {
  switch (step.do) {
    case "authorized":
      return { status: "authorized", authorization: step.operation }
    case "charged":
      return { status: "charged", capture: step.operation, isPart: step.isPart }
    case "challenge":
      return { status: "challenged" }
    case "wait":
      return { status: "pending", operation: step.operation }
    case "refuse":
      throw await refusal(ledger, orderReferenceId, step.reason)
    default:
      return null
  }
}

/** Why an order reference cannot pay for its cart any more. */
export async function refusal(
  ledger: EngineContext["ledger"],
  orderReferenceId: string,
  reason: keyof typeof refusals,
): Promise<MedusaError> {
  const { reference } = await ledger.snapshot(orderReferenceId)
  return refused(refusals[reason](reference.amazon_order_reference_id))
}

const refusals = {
  "charged-before": () =>
    "Amazon has charged for this cart already, or may have, with an order reference that was chosen before. Choose that one again and complete the cart with it, or ask the shop.",
  "total-changed": (id: string) =>
    `The cart's total changed after the Amazon order reference ${id} was confirmed, and Amazon does not allow that. Start Amazon Pay again.`,
  canceled: (id: string) =>
    `The Amazon order reference ${id} was cancelled and cannot pay any more. Another payment is needed: at the checkout, start Amazon Pay again.`,
  closed: (id: string) =>
    `The Amazon order reference ${id} is closed and cannot pay any more. Another payment is needed: at the checkout, start Amazon Pay again.`,
}

/** What one settled operation means for the buyer; null when the checkout simply goes on. */
function outcomeOf(operation: OperationRow): CheckoutOutcome | null {
  const { kind, state } = operation
  if (operation.error_code === "PaymentMethodNotUpdated") {
    return { status: "constrained", constraints: [operation.error_code] }
  }
  if (state === "failed") {
    throw refused(
      `Amazon refused ${operation.action} for this checkout (${operation.error_code ?? "no reason given"}). Start Amazon Pay again.`,
    )
  }
  if (state !== "declined") return null
  if (kind === "details") {
    return { status: "constrained", constraints: (operation.reason_code ?? "").split(",") }
  }
  if (kind === "authorize" || kind === "capture")
    return { status: "declined", reason: operation.reason_code ?? "Declined" }
  return null
}
