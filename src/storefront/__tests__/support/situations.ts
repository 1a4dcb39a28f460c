import type { CheckoutEvent } from "../../checkout/events.ts"
import { reduce } from "../../checkout/reduce.ts"
import type { CheckoutState, Return } from "../../checkout/state.ts"
import { initialState } from "../../checkout/state.ts"
import type { CheckoutStatus, NextStep } from "../../store/contract.ts"

export const id = "S01-0000000-0000001"
export const total = { amount: "94.50", currencyCode: "USD" }

export const loaded = (parts: Partial<Extract<CheckoutEvent, { type: "loaded" }>> = {}) =>
  ({
    type: "loaded",
    signedIn: false,
    orderReferenceId: null,
    returned: null,
    consent: null,
    problem: null,
    ...parts,
  }) as const

export const read = (
  parts: Partial<Extract<CheckoutEvent, { type: "order-reference-read" }>> = {},
) =>
  ({ type: "order-reference-read", id, state: "Draft", total, constraints: [], ...parts }) as const

export const status = (
  name: CheckoutStatus,
  next: NextStep = "choose-payment-method",
  reason: string | null = null,
): CheckoutEvent => ({
  type: "status-read",
  answer: { status: name, reason_code: reason, message: "", next },
})

/** The state after some events. */
export function after(...events: readonly CheckoutEvent[]): CheckoutState {
  return events.reduce((state, event) => reduce(state, event).state, initialState)
}

const chosen: readonly CheckoutEvent[] = [
  loaded(),
  { type: "sign-in" },
  { type: "signed-in" },
  { type: "order-reference-created", id },
  { type: "address-chosen" },
  { type: "payment-chosen" },
  read(),
  read(),
]

const press = (authenticate: boolean): CheckoutEvent => ({ type: "place", authenticate })

const refusal: CheckoutEvent = {
  type: "completion-refused",
  problem: { code: "order-refused", status: 400 },
}

const comingBack = (returned: Return): CheckoutEvent =>
  loaded({ signedIn: true, orderReferenceId: id, returned, consent: total })

/** Where a checkout can stand, by a name for each. */
export const situations = {
  loading: after(),
  unavailable: after({ type: "load-failed", problem: { code: "amazon-unreachable" } }),
  signedOut: after(loaded()),
  signingIn: after(loaded(), { type: "sign-in" }),
  choosing: after(...chosen),
  agreed: after(...chosen, { type: "consent-given" }),
  reading: after(...chosen, { type: "consent-given" }, { type: "cart-changed" }),
  completing: after(...chosen, { type: "consent-given" }, press(false)),
  confirming: after(...chosen, { type: "consent-given" }, press(true)),
  atAmazon: after(...chosen, { type: "consent-given" }, press(true), {
    type: "confirmed",
    next: "challenge",
  }),
  refused: after(...chosen, { type: "consent-given" }, press(false), refusal),
  declined: after(
    ...chosen,
    { type: "consent-given" },
    press(false),
    refusal,
    status("soft-declined", "choose-payment-method", "InvalidPaymentMethod"),
  ),
  declinedAndChosen: after(
    ...chosen,
    { type: "consent-given" },
    press(false),
    refusal,
    status("soft-declined"),
    { type: "payment-chosen" },
  ),
  uncertain: after(...chosen, { type: "consent-given" }, press(false), {
    type: "completion-unknown",
    problem: { code: "outcome-unknown" },
  }),
  backWithSuccess: after(comingBack("success")),
  backWithFailure: after(comingBack("failure")),
  backAbandoned: after(comingBack("abandoned")),
  backWithoutAnswer: after(comingBack("left")),
  interrupted: after(comingBack("interrupted")),
  otherMethod: after(comingBack("success"), status("hard-declined")),
  placed: after(...chosen, { type: "consent-given" }, press(false), {
    type: "completed",
    orderId: "order_1",
  }),
} as const satisfies Record<string, CheckoutState>
export type Situation = keyof typeof situations
