import type { ConstraintView, NextStep, StatusAnswer } from "../store/contract.ts"
import type { Money } from "./money.ts"
import type { Problem } from "./problem.ts"
import type { CheckoutState, Return } from "./state.ts"

/** What happens to a checkout. */
export type CheckoutEvent =
  | {
      readonly type: "loaded"
      readonly signedIn: boolean
      readonly orderReferenceId: string | null
      readonly returned: Return | null
      readonly consent: Money | null
      /** What went wrong on the way here, such as a login that the buyer gave up. */
      readonly problem: Problem | null
    }
  | { readonly type: "load-failed"; readonly problem: Problem }
  /** The buyer or the shop wants another try. */
  | { readonly type: "retry" }
  | { readonly type: "sign-in" }
  | { readonly type: "signed-in" }
  | { readonly type: "sign-in-failed"; readonly problem: Problem }
  | { readonly type: "sign-out" }
  | { readonly type: "order-reference-created"; readonly id: string }
  | { readonly type: "address-chosen" }
  | { readonly type: "payment-chosen" }
  /** The shop changed the cart: another shipping option, a discount. */
  | { readonly type: "cart-changed" }
  /** The shop wants something of the buyer first, or, with null, no longer does. */
  | { readonly type: "held"; readonly wish: string | null }
  | {
      readonly type: "order-reference-read"
      readonly id: string
      readonly state: string
      readonly total: Money
      readonly constraints: readonly ConstraintView[]
    }
  | { readonly type: "reading-failed"; readonly id: string; readonly problem: Problem }
  | { readonly type: "consent-given" }
  | { readonly type: "consent-withdrawn" }
  | {
      readonly type: "place"
      /** Whether the buyer's bank may want to see them first (Europe). */
      readonly authenticate: boolean
    }
  | { readonly type: "confirmed"; readonly next: NextStep }
  /** Something went wrong before anything was asked of Amazon: pressing again is all it takes. */
  | { readonly type: "not-placed"; readonly problem: Problem }
  | { readonly type: "completed"; readonly orderId: string }
  | { readonly type: "completion-refused"; readonly problem: Problem }
  | { readonly type: "completion-unknown"; readonly problem: Problem }
  | { readonly type: "total-changed" }
  /** The browser brought the page back that had been left for the challenge. */
  | { readonly type: "page-restored" }
  | { readonly type: "status-read"; readonly answer: StatusAnswer }
  | { readonly type: "status-failed"; readonly problem: Problem }
  | { readonly type: "widget-failed"; readonly code: string; readonly message: string }

export type EventType = CheckoutEvent["type"]
export type EventOf<Type extends EventType> = Extract<CheckoutEvent, { readonly type: Type }>

/** What is to be done because of it. Each but the last is answered by an event. */
export type Command =
  "load" | "read-order-reference" | "confirm" | "complete" | "read-status" | "sign-out-of-amazon"

export interface Transition {
  readonly state: CheckoutState
  readonly commands: readonly Command[]
}

/** What an event does in a step. */
export type Handler<Type extends EventType> = (
  state: CheckoutState,
  event: EventOf<Type>,
) => Transition

export type StepTable = { readonly [Type in EventType]?: Handler<Type> }

export function to(
  state: CheckoutState,
  change: Partial<CheckoutState>,
  ...commands: readonly Command[]
): Transition {
  return { state: { ...state, ...change }, commands }
}
