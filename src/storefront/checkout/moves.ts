import type { Transition } from "./events.ts"
import { to } from "./events.ts"
import type { Problem } from "./problem.ts"
import type { CheckoutState } from "./state.ts"

/** Moves that are made from several steps. */

/** What belongs to an order reference and goes with it. */
export const noOrderReference = {
  orderReferenceId: null,
  declines: 0,
  addressChosen: false,
  paymentChosen: false,
  locked: false,
  total: null,
  constraints: [],
  reading: "no",
  consent: null,
  returned: null,
  retries: 0,
} as const satisfies Partial<CheckoutState>

/** The widgets are shown anew and create another order reference. */
export function startOver(state: CheckoutState, problem: Problem | null): Transition {
  const generation = state.generation + 1
  return to(state, { ...noOrderReference, step: "choosing", generation, problem })
}

/** Another order reference is needed; whoever is not signed in any more begins with the button. */
export function beginAnew(state: CheckoutState, problem: Problem): Transition {
  return state.signedIn ? startOver(state, problem) : signedOut(state, problem)
}

/** The button is shown; what Amazon's session was good for is gone. */
export function signedOut(state: CheckoutState, problem: Problem | null): Transition {
  const generation = state.generation + 1
  const gone = { ...noOrderReference, step: "signed-out", signedIn: false, generation } as const
  return to(state, { ...gone, problem }, "sign-out-of-amazon")
}

/** The order reference has to be read, after a reading that is under way if there is one. */
export function read(state: CheckoutState, change: Partial<CheckoutState> = {}): Transition {
  if (state.orderReferenceId === null) return to(state, change)
  if (state.reading !== "no") return to(state, { ...change, reading: "again" })
  return to(state, { ...change, reading: "once" }, "read-order-reference")
}

/** Back to the widgets with what was chosen. */
export function chooseAgain(state: CheckoutState, problem: Problem): Transition {
  if (!state.signedIn) return signedOut(state, problem)
  const generation = state.generation + 1
  const back = { step: "choosing", returned: null, retries: 0, generation, problem } as const
  return read({ ...state, addressChosen: true, paymentChosen: false }, back)
}

/** The wallet is shown again for the same order reference. */
export function declined(state: CheckoutState, problem: Problem): Transition {
  if (!state.signedIn) return signedOut(state, problem)
  const change = {
    step: "declined",
    declines: state.declines + 1,
    paymentChosen: false,
    locked: false,
    returned: null,
    retries: 0,
    problem,
  } as const
  // After a reload the total is not known any more.
  return state.total === null ? read(state, change) : to(state, change)
}

/** Amazon does not take this payment. */
export function otherMethod(state: CheckoutState, problem: Problem): Transition {
  const { generation } = state
  const gone = { ...noOrderReference, signedIn: false, generation: generation + 1 }
  return to(state, { ...gone, step: "other-method", problem }, "sign-out-of-amazon")
}

export function uncertain(state: CheckoutState, problem: Problem): Transition {
  return to(state, { step: "uncertain", problem })
}

/** Completes by itself, but not for ever. */
export function completeAgain(state: CheckoutState, problem: Problem): Transition {
  if (state.retries > 0 || state.consent === null) return uncertain(state, problem)
  const retries = state.retries + 1
  return to(state, { step: "placing", retries, returned: null, problem: null }, "complete")
}
