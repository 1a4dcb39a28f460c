import { moneyText } from "../checkout/money.ts"
import type { CheckoutState, Step } from "../checkout/state.ts"
import { canPlace, consented } from "../checkout/state.ts"
import { constraintText, problemText, withTotal } from "../strings/choose.ts"
import type { Strings } from "../strings/strings.ts"

/** What a buyer sees and can press, in words; null stands for "not shown". Both pages are drawn from it. */
export interface CheckoutView {
  readonly step: Step
  /** What is going on, for the eye and for screen readers. */
  readonly status: string | null
  /** What went wrong, to be read out at once. */
  readonly alert: string | null
  /** What Amazon and the shop still want of the buyer. */
  readonly wishes: readonly string[]
  readonly hint: string | null
  readonly address: string | null
  readonly payment: string | null
  readonly total: string | null
  readonly consent: { readonly label: string; readonly agreed: boolean } | null
  readonly placeOrder: { readonly label: string; readonly enabled: boolean } | null
  readonly retry: string | null
  readonly signOut: string | null
}

const waiting: Readonly<Partial<Record<Step, keyof Strings>>> = {
  loading: "loading",
  "signing-in": "signingIn",
  placing: "placing",
  "at-amazon": "toAmazon",
  checking: "checking",
  placed: "placed",
}

function statusOf({ step }: CheckoutState, strings: Strings): string | null {
  const name = waiting[step]
  const text = name ? strings[name] : null
  return typeof text === "string" ? text : null
}

function orderButton(state: CheckoutState, strings: Strings): CheckoutView["placeOrder"] {
  const enabled = canPlace(state)
  if (state.step === "uncertain") return { label: strings.continueOrder, enabled }
  const choosing = state.step === "choosing" || state.step === "declined"
  return choosing ? { label: strings.placeOrder, enabled } : null
}

function wishesOf({ step, constraints, held }: CheckoutState, strings: Strings): string[] {
  const shops = held === null ? [] : [held]
  if (step === "declined") return shops
  if (step !== "choosing") return []
  return [...constraints.map((each) => constraintText(strings, each)), ...shops]
}

/** What pressing "try again" is called in a step, where it leads somewhere. */
function retryLabel({ step, problem }: CheckoutState, strings: Strings): string | null {
  if (problem?.code === "not-offered") return null
  if (step === "other-method") return strings.useAmazonAgain
  if (step === "unavailable" || step === "uncertain" || step === "at-amazon") return strings.retry
  const stuck = problem?.code.startsWith("amazon-") || problem?.code.startsWith("store-")
  return (step === "choosing" || step === "declined") && stuck ? strings.retry : null
}

/** The page of a checkout, in the buyer's language. */
export function viewOf(
  state: CheckoutState,
  strings: Strings,
  language: string,
  digital: boolean,
): CheckoutView {
  const choosing = state.step === "choosing" || state.step === "declined"
  const total = state.total && moneyText(state.total, language)
  const fixed = state.step === "declined" || state.locked
  return {
    step: state.step,
    status: statusOf(state, strings),
    alert: (state.problem && problemText(strings, state.problem)) || null,
    wishes: wishesOf(state, strings),
    hint: state.step === "signed-out" ? strings.signIn : null,
    address: choosing && !digital ? (fixed ? strings.fixedAddress : strings.address) : null,
    payment: choosing ? strings.payment : null,
    total: choosing && total ? withTotal(strings.total, total) : null,
    consent:
      choosing && total
        ? { label: withTotal(strings.consent, total), agreed: consented(state) }
        : null,
    placeOrder: orderButton(state, strings),
    retry: retryLabel(state, strings),
    signOut: choosing || state.step === "uncertain" ? strings.signOut : null,
  }
}
