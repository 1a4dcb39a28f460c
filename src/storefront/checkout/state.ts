import type { ConstraintView } from "../store/contract.ts"
import type { Money } from "./money.ts"
import { sameMoney } from "./money.ts"
import type { Problem } from "./problem.ts"

export const steps = [
  /** Settings and Amazon's script are on their way. */
  "loading",
  /** Amazon Pay cannot be offered; other methods can. */
  "unavailable",
  /** The button is shown. */
  "signed-out",
  "signing-in",
  /** Address book and wallet are shown. */
  "choosing",
  /** The payment was declined: the wallet is shown again for the same order reference. */
  "declined",
  /** The buyer pressed the button; the answer is outstanding. */
  "placing",
  /** The browser is on its way to the bank's challenge. */
  "at-amazon",
  /** The store is asked how the payment stands. */
  "checking",
  /** Nobody knows yet whether there is an order; the buyer can have it looked up again. */
  "uncertain",
  /** Amazon does not take this payment: another method is needed. */
  "other-method",
  "placed",
] as const
export type Step = (typeof steps)[number]

/** Where the buyer comes from when the page is loaded. */
export type Return =
  /** From the bank's challenge, by the address Amazon chose. What it claims is a hint and no proof. */
  | "success"
  | "failure"
  | "abandoned"
  /** The page was left for the challenge and is back without an answer. */
  | "left"
  /** The page was reloaded while the order was being placed. */
  | "interrupted"

/** All there is to know about a checkout: plain data, which a page can draw. */
export interface CheckoutState {
  readonly step: Step
  readonly signedIn: boolean
  readonly orderReferenceId: string | null
  /** Counts order references and new starts: widgets of an earlier one are of no use. */
  readonly generation: number
  /** How often this order reference was declined. */
  readonly declines: number
  readonly addressChosen: boolean
  /** Since the widgets were last shown. */
  readonly paymentChosen: boolean
  /** Amazon takes no other choice any more: widgets only show what was chosen. */
  readonly locked: boolean
  /** What the buyer would pay, as the store told Amazon; null until that is known. */
  readonly total: Money | null
  readonly constraints: readonly ConstraintView[]
  /** Whether the order reference is being read, and must be read again after that. */
  readonly reading: "no" | "once" | "again"
  /** The total the buyer agreed to pay. */
  readonly consent: Money | null
  readonly returned: Return | null
  /** How often the store was asked to complete without the buyer pressing anything. */
  readonly retries: number
  readonly problem: Problem | null
  /** What the shop wants of the buyer before the order is placed, such as a shipping option. */
  readonly held: string | null
  readonly orderId: string | null
}

export const initialState: CheckoutState = {
  step: "loading",
  signedIn: false,
  orderReferenceId: null,
  generation: 0,
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
  problem: null,
  held: null,
  orderId: null,
}

/** Whether the buyer agreed to exactly what they would pay. */
export function consented(state: CheckoutState): boolean {
  return state.total !== null && sameMoney(state.total, state.consent)
}

/** Whether pressing the order button does something. */
export function canPlace(state: CheckoutState): boolean {
  if (state.step === "uncertain") return state.orderReferenceId !== null && state.consent !== null
  if (state.step !== "choosing" && state.step !== "declined") return false
  if (state.held !== null) return false
  if (state.orderReferenceId === null || state.reading !== "no" || !consented(state)) return false
  // The method that was declined would be declined again.
  return state.step === "declined" ? state.paymentChosen : state.constraints.length === 0
}
