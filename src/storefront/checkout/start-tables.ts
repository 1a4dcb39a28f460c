import type { EventOf, StepTable, Transition } from "./events.ts"
import { to } from "./events.ts"
import { noOrderReference, read, signedOut } from "./moves.ts"
import type { CheckoutState } from "./state.ts"
import { buttonFailed } from "./widget-failures.ts"

function loaded(state: CheckoutState, event: EventOf<"loaded">): Transition {
  const { signedIn, orderReferenceId, returned, consent, problem } = event
  const known = { signedIn, orderReferenceId, consent, addressChosen: true, problem }
  if (returned !== null && orderReferenceId !== null) {
    return to(state, { ...known, step: "checking", returned }, "read-status")
  }
  if (signedIn && orderReferenceId !== null) {
    return read({ ...state, ...known, consent: null }, { step: "choosing" })
  }
  const step = signedIn ? "choosing" : "signed-out"
  return to(state, { ...noOrderReference, step, signedIn, problem })
}

export const loading: StepTable = {
  loaded,
  "load-failed": (state, { problem }) => to(state, { step: "unavailable", problem }),
}

export const unavailable: StepTable = {
  retry: (state) => to(state, { step: "loading", problem: null }, "load"),
}

export const signedOutTable: StepTable = {
  "sign-in": (state) => to(state, { step: "signing-in", problem: null }),
  "widget-failed": buttonFailed,
}

export const signingIn: StepTable = {
  "signed-in": (state) => to(state, { step: "choosing", signedIn: true, problem: null }),
  "sign-in-failed": (state, { problem }) => to(state, { step: "signed-out", problem }),
  "sign-out": (state) => signedOut(state, null),
  "widget-failed": buttonFailed,
}

export const otherMethodTable: StepTable = {
  retry: (state) => to(state, { step: "signed-out", problem: null }),
}
