import { accountActions } from "./account"
import type { Action, Actions } from "./action"
import { orderReferenceActions } from "./order-references"
import { paymentActions } from "./payments"

const actions: Actions = {
  ...orderReferenceActions,
  ...paymentActions,
  ...accountActions,
}

export const actionNames: readonly string[] = Object.keys(actions)

export function findAction(name: string): Action | null {
  return Object.hasOwn(actions, name) ? (actions[name] ?? null) : null
}
