import { accountActions } from "./account"
import type { Action, Actions } from "./action"
import { listActions } from "./lists"
import { orderReferenceActions } from "./order-references"
import { paymentActions } from "./payments"

const actions: Actions = {
  ...orderReferenceActions,
  ...paymentActions,
  ...listActions,
  ...accountActions,
}

export function findAction(name: string): Action | null {
  return Object.hasOwn(actions, name) ? (actions[name] ?? null) : null
}
