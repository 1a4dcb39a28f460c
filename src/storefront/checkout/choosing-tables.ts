import type { EventOf, StepTable, Transition } from "./events.ts"
import { to } from "./events.ts"
import { declined as decline, read, signedOut, startOver } from "./moves.ts"
import { sameMoney } from "./money.ts"
import type { Problem, ProblemCode } from "./problem.ts"
import { problem } from "./problem.ts"
import type { CheckoutState } from "./state.ts"
import { canPlace } from "./state.ts"
import { widgetFailed } from "./widget-failures.ts"

/** The problem, unless it is one of those that are over now. Others stay to be read until the buyer tries again. */
function without(found: Problem | null, ...over: readonly ProblemCode[]): Problem | null {
  return found && over.includes(found.code) ? null : found
}

/** Problems of reading, which a reading that works puts an end to. */
const readingProblems = [
  "store-unreachable",
  "store-refused",
  "unexpected-answer",
  "amazon-unreachable",
] as const

function orderReferenceCreated(
  state: CheckoutState,
  { id }: EventOf<"order-reference-created">,
): Transition {
  return to(state, { orderReferenceId: id, total: null, constraints: [], consent: null })
}

/** An answer that is of another order reference than the one in hand says nothing. */
function isStale(state: CheckoutState, id: string): boolean {
  return id !== state.orderReferenceId || state.reading === "no"
}

function readAgain(state: CheckoutState, change: Partial<CheckoutState>): Transition {
  if (state.reading === "again")
    return to(state, { ...change, reading: "once" }, "read-order-reference")
  return to(state, { ...change, reading: "no" })
}

function orderReferenceRead(
  state: CheckoutState,
  event: EventOf<"order-reference-read">,
): Transition {
  if (isStale(state, event.id)) return to(state, {})
  const over = event.constraints.find(({ next }) => next === "start-again")
  if (over || event.state === "Canceled" || event.state === "Closed") {
    return startOver(state, problem("checkout-expired", over ? { reason: over.code } : {}))
  }
  const changed = state.consent !== null && !sameMoney(state.consent, event.total)
  const known: CheckoutState = {
    ...state,
    total: event.total,
    constraints: event.constraints,
    consent: changed ? null : state.consent,
    problem: changed ? problem("total-changed") : without(state.problem, ...readingProblems),
  }
  if (event.state === "Suspended" && state.step === "choosing") {
    return decline({ ...known, reading: "no" }, problem("payment-declined"))
  }
  // Amazon has it confirmed: there is nothing left to choose.
  const open = event.state === "Open"
  return readAgain(known, open ? { locked: true, paymentChosen: true } : {})
}

function readingFailed(state: CheckoutState, event: EventOf<"reading-failed">): Transition {
  if (isStale(state, event.id)) return to(state, {})
  if (event.problem.code === "session-expired") return signedOut(state, event.problem)
  return readAgain(state, { total: null, problem: event.problem })
}

function place(state: CheckoutState, { authenticate }: EventOf<"place">): Transition {
  if (!canPlace(state)) return to(state, {})
  const change = { step: "placing", returned: null, retries: 0, problem: null } as const
  return to(state, change, authenticate ? "confirm" : "complete")
}

const shared: StepTable = {
  "order-reference-read": orderReferenceRead,
  "reading-failed": readingFailed,
  "cart-changed": (state) => read(state),
  "consent-given": (state) =>
    to(state, { consent: state.total, problem: without(state.problem, "total-changed") }),
  "consent-withdrawn": (state) => to(state, { consent: null }),
  "widget-failed": widgetFailed,
  "sign-out": (state) => signedOut(state, null),
  place,
  retry: (state) => read(state, { problem: null, generation: state.generation + 1 }),
}

export const choosing: StepTable = {
  ...shared,
  "order-reference-created": orderReferenceCreated,
  // Widgets report what they preselect, too: a message must outlive that.
  "address-chosen": (state) =>
    read(state, { addressChosen: true, problem: without(state.problem, "amazon-trouble") }),
  "payment-chosen": (state) =>
    read(state, { paymentChosen: true, problem: without(state.problem, "amazon-trouble") }),
}

export const declined: StepTable = {
  ...shared,
  // Nothing about a declined order reference changes by a choice but whether it can be confirmed again.
  "payment-chosen": (state) => to(state, { paymentChosen: true }),
}
