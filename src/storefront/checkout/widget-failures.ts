import type { EventOf, Transition } from "./events.ts"
import { to } from "./events.ts"
import { read, signedOut, startOver } from "./moves.ts"
import { problem } from "./problem.ts"
import type { CheckoutState } from "./state.ts"

/** Widgets that cannot be changed any more are shown again to be looked at. */
function lock(state: CheckoutState): Transition {
  if (state.locked) return to(state, { problem: problem("amazon-trouble") })
  return read(state, { locked: true, generation: state.generation + 1 })
}

/** The order reference is of no use to this buyer: another one is made. */
function replaceOrder(state: CheckoutState, reason: string): Transition {
  const expired = problem("checkout-expired", { reason })
  // There was none to blame: only another login can help.
  if (state.orderReferenceId === null)
    return signedOut(state, problem("session-expired", { reason }))
  return startOver(state, expired)
}

/** What Amazon's widgets report through `onError`, by Amazon's codes. */
export function widgetFailed(
  state: CheckoutState,
  { code: reason, message: detail }: EventOf<"widget-failed">,
): Transition {
  switch (reason) {
    // Safari asks the buyer inside the widget; there is nothing to do but to wait.
    case "ITP":
      return to(state, {})
    case "BuyerSessionExpired":
      return signedOut(state, problem("session-expired", { reason }))
    case "BuyerNotAssociated":
    case "StaleOrderReference":
    case "InvalidOrderReferenceId":
    case "ReleaseEnvironmentMismatch":
      return replaceOrder(state, reason)
    case "AddressNotModifiable":
    case "PaymentMethodNotModifiable":
      return lock(state)
    case "InvalidAccountStatus":
    case "InvalidParameterValue":
    case "InvalidSellerId":
    case "MissingParameter": {
      const wrong = problem("not-configured", { reason, detail })
      // An answer that comes after this is no longer waited for.
      return to(state, { step: "unavailable", reading: "no", problem: wrong })
    }
    default:
      return to(state, { problem: problem("amazon-trouble", { reason, detail }) })
  }
}

/** What Amazon's button reports: there is no order reference yet that could be wrong or over. */
export function buttonFailed(state: CheckoutState, event: EventOf<"widget-failed">): Transition {
  const failed = widgetFailed(state, event)
  if (failed.state.step === "unavailable" || event.code === "ITP") return failed
  const { code: reason, message: detail } = event
  return to(state, { problem: problem("amazon-trouble", { reason, detail }) })
}
