import { accountActions } from "./account"
import type { Action, Actions } from "./action"
import { billingAgreementActions } from "./billing-agreements"
import { listActions } from "./lists"
import { orderReferenceActions } from "./order-references"
import { paymentActions } from "./payments"
import { providerActions } from "./providers"

const actions: Actions = {
  ...orderReferenceActions,
  ...paymentActions,
  ...listActions,
  ...accountActions,
  ...billingAgreementActions,
  ...providerActions,
}

export function findAction(name: string): Action | null {
  return Object.hasOwn(actions, name) ? (actions[name] ?? null) : null
}
