import { choosing, declined } from "./choosing-tables.ts"
import type { CheckoutEvent, EventType, Handler, StepTable, Transition } from "./events.ts"
import { to } from "./events.ts"
import { atAmazon, checking, placing, uncertainTable } from "./placing-tables.ts"
import {
  loading,
  otherMethodTable,
  signedOutTable,
  signingIn,
  unavailable,
} from "./start-tables.ts"
import type { CheckoutState, Step } from "./state.ts"

/** For each step the events that mean something in it; all others change nothing. */
export const transitions: Readonly<Record<Step, StepTable>> = {
  loading,
  unavailable,
  "signed-out": signedOutTable,
  "signing-in": signingIn,
  choosing,
  declined,
  placing,
  "at-amazon": atAmazon,
  checking,
  uncertain: uncertainTable,
  "other-method": otherMethodTable,
  placed: {},
}

/** Means the same in every step: the shop may say it at any time. */
const anyStep: StepTable = {
  held: (state, { wish }) => to(state, { held: wish }),
}

/** The checkout after an event, and what is to be done because of it. Does nothing by itself. */
export function reduce(state: CheckoutState, event: CheckoutEvent): Transition {
  const shared = state.step !== "placed" && event.type in anyStep
  const table = shared ? anyStep : transitions[state.step]
  const handler = table[event.type] as Handler<EventType> | undefined
  return handler ? handler(state, event) : { state, commands: [] }
}
