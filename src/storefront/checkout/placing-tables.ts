import type { EventOf, StepTable, Transition } from "./events.ts"
import { to } from "./events.ts"
import {
  beginAnew,
  chooseAgain,
  completeAgain,
  declined,
  otherMethod,
  signedOut,
  uncertain,
} from "./moves.ts"
import type { Problem } from "./problem.ts"
import { problem } from "./problem.ts"
import type { NextStep } from "../store/contract.ts"
import type { CheckoutState } from "./state.ts"
import { canPlace } from "./state.ts"

/** Back to where the buyer pressed the button. */
function pressAgain(state: CheckoutState, failed: Problem): Transition {
  if (state.retries > 0) return uncertain(state, failed)
  return to(state, { step: state.declines > 0 ? "declined" : "choosing", problem: failed })
}

function confirmed(state: CheckoutState, { next }: EventOf<"confirmed">): Transition {
  switch (next) {
    // Amazon asks for its flow to be gone through either way, and challenges only whom it must.
    case "place-order":
    case "challenge":
      return to(state, { step: "at-amazon" })
    case "start-again":
      return beginAnew(state, problem("checkout-expired"))
    case "other-payment-method":
    case "contact":
      return otherMethod(state, problem("payment-refused"))
    default:
      return chooseAgain(state, problem("order-refused"))
  }
}

export const placing: StepTable = {
  confirmed,
  "not-placed": (state, event) => pressAgain(state, event.problem),
  completed: (state, { orderId }) => to(state, { step: "placed", orderId, problem: null }),
  "completion-refused": (state, event) =>
    to(state, { step: "checking", problem: event.problem }, "read-status"),
  "completion-unknown": (state, event) => uncertain(state, event.problem),
  "total-changed": (state) =>
    chooseAgain({ ...state, consent: null, total: null }, problem("total-changed")),
}

function comeBack(state: CheckoutState): Transition {
  return to(state, { step: "checking", returned: "left" }, "read-status")
}

export const atAmazon: StepTable = { "page-restored": comeBack, retry: comeBack }

/** Nothing stands against the payment, and there is no order. */
function ready(state: CheckoutState, { answer }: EventOf<"status-read">): Transition {
  const interrupted = problem("interrupted")
  if (state.returned === "success") return completeAgain(state, interrupted)
  if (state.returned !== null) {
    return state.consent === null
      ? chooseAgain(state, interrupted)
      : uncertain({ ...state, returned: null }, interrupted)
  }
  if (answer.next === "other-payment-method" || answer.next === "contact") {
    return otherMethod(state, problem("payment-refused"))
  }
  return chooseAgain(state, state.problem ?? problem("order-refused"))
}

/** The buyer's bank has not said yes. */
function notAuthenticated(state: CheckoutState): Transition {
  if (state.returned === "failure") return otherMethod(state, problem("authentication-failed"))
  const code = state.returned === "abandoned" ? "authentication-abandoned" : "authentication-open"
  return chooseAgain(state, problem(code))
}

/** The same order reference may still pay; what for depends on what stood in the way. */
function payAgain(
  state: CheckoutState,
  next: NextStep,
  said: { reason?: string; detail?: string },
): Transition {
  switch (next) {
    // The wallet takes no other choice now, and none is needed.
    case "retry":
      return chooseAgain(state, problem("payment-not-processed", said))
    case "choose-address":
      return chooseAgain(state, problem("order-refused", said))
    default:
      return declined(state, problem("payment-declined", said))
  }
}

function statusRead(state: CheckoutState, event: EventOf<"status-read">): Transition {
  const { status, reason_code: reason, message: detail } = event.answer
  const said = { ...(reason ? { reason } : {}), ...(detail ? { detail } : {}) }
  switch (status) {
    case "ready":
      return ready(state, event)
    case "authorized":
    case "pending":
      return completeAgain(state, state.problem ?? problem("interrupted"))
    case "soft-declined":
      return payAgain(state, event.answer.next, said)
    case "hard-declined":
      return otherMethod(state, problem("payment-refused", said))
    case "closed":
      return beginAnew(state, problem("checkout-expired", said))
    case "challenge":
      return notAuthenticated(state)
  }
}

export const checking: StepTable = {
  "status-read": statusRead,
  "status-failed": (state, event) => uncertain(state, event.problem),
}

export const uncertainTable: StepTable = {
  place: (state) =>
    canPlace(state)
      ? to(state, { step: "placing", retries: 1, returned: null, problem: null }, "complete")
      : to(state, {}),
  retry: (state) => to(state, { step: "checking", problem: null }, "read-status"),
  "sign-out": (state) => signedOut(state, null),
}
