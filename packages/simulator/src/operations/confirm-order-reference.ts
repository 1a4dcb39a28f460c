import { refuse } from "../domain/amazon-error"
import { orderReferenceConstraints } from "../domain/constraints"
import type { OrderReference } from "../domain/order-reference"
import type { Money } from "../money/money"
import type { Settings } from "../state/settings"
import type { Call } from "./call"
import { moreThanNothing, sameCurrency, withinCallCap } from "./amount-rules"
import { findOrderReference } from "./lookup"
import { moveOrderReference } from "./order-reference-state"

export interface ConfirmOrderReferenceInput {
  readonly orderReferenceId: string
  readonly successUrl: string | null
  readonly failureUrl: string | null
  readonly amount: Money | null
}

type ReturnUrls = { readonly successUrl: string; readonly failureUrl: string }

/** Where the buyer returns to, or null when the merchant did not say and need not. */
function returnUrls(input: ConfirmOrderReferenceInput, sca: Settings["sca"]): ReturnUrls | null {
  const { successUrl, failureUrl } = input
  if (successUrl && failureUrl) return { successUrl, failureUrl }
  if (sca === "off" || (sca === "with-urls" && !successUrl && !failureUrl)) return null
  refuse(
    "InvalidParameterValue",
    `1 validation error detected: Value null at '${successUrl ? "failureUrl" : "successUrl"}' failed to satisfy constraint: Member must not be null`,
  )
}

function withoutConstraints(order: OrderReference): void {
  const constraints = orderReferenceConstraints(order)
  if (constraints.length === 0) return
  refuse(
    "ConstraintsExist",
    `OrderReference ${order.id} has constraints ${constraints.map(({ id }) => id).join(", ")} and cannot be confirmed.`,
  )
}

function confirmDraft(call: Call, order: OrderReference, input: ConfirmOrderReferenceInput): void {
  const { state } = call
  const urls = returnUrls(input, state.settings.sca)
  withoutConstraints(order)
  const asks = urls !== null && state.settings.sca !== "off"
  const answer = asks ? ("waiting" as const) : ("passed" as const)
  const challenge = urls && { ...urls, amount: input.amount, state: answer }
  state.putOrderReference({ ...order, challenge })
  // An order whose buyer is asked waits in Draft until the buyer returns from the challenge.
  if (!asks) moveOrderReference(state, order.id, "Open")
}

/** The buyer is not asked again for the new method, but may come by to be sent on. */
function confirmSuspended(
  call: Call,
  order: OrderReference,
  input: ConfirmOrderReferenceInput,
): void {
  const { state } = call
  if (!order.paymentMethodChanged) {
    refuse(
      "PaymentMethodNotUpdated",
      `The payment method of OrderReference ${order.id} has not been updated.`,
    )
  }
  const urls = returnUrls(input, state.settings.sca)
  withoutConstraints(order)
  const challenge = urls ? { ...urls, amount: input.amount, state: "passed" as const } : null
  state.putOrderReference({ ...order, challenge: challenge ?? order.challenge })
  moveOrderReference(state, order.id, "Open")
}

/** Draft becomes Open, or waits for the challenge; a suspended one re-opens once the buyer changed the method. */
export function confirmOrderReference(call: Call, input: ConfirmOrderReferenceInput): void {
  const order = findOrderReference(call, input.orderReferenceId)
  if (input.amount) {
    moreThanNothing(input.amount)
    if (order.total) sameCurrency(input.amount, order.total.currency)
    withinCallCap("ConfirmOrderReference", input.amount)
  }
  switch (order.status.state) {
    case "Draft": {
      confirmDraft(call, order, input)
      return
    }
    case "Open":
      return
    case "Suspended": {
      confirmSuspended(call, order, input)
      return
    }
    default:
      refuse(
        "InvalidOrderReferenceStatus",
        `OrderReference ${order.id} is in state ${order.status.state} and cannot be confirmed.`,
      )
  }
}
