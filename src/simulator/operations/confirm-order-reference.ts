import { refuse } from "../domain/amazon-error"
import { orderReferenceConstraints } from "../domain/constraints"
import type { OrderReference } from "../domain/order-reference"
import type { Money } from "../money/money"
import type { Settings } from "../world/settings"
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

/** The buyer's return addresses when strong authentication is wanted, else null. */
function returnUrls(input: ConfirmOrderReferenceInput, sca: Settings["sca"]): ReturnUrls | null {
  if (sca === "off") return null
  const { successUrl, failureUrl } = input
  if (successUrl && failureUrl) return { successUrl, failureUrl }
  if (sca === "with-urls" && !successUrl && !failureUrl) return null
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
  const { world } = call
  const urls = returnUrls(input, world.settings.sca)
  withoutConstraints(order)
  if (urls) {
    // The order waits in Draft until the buyer returns from the challenge.
    world.putOrderReference({
      ...order,
      challenge: { ...urls, amount: input.amount, state: "waiting" },
    })
    return
  }
  moveOrderReference(world, order.id, "Open")
}

/** Draft becomes Open, or waits for the challenge; a suspended one re-opens once the buyer changed the method. */
export function confirmOrderReference(call: Call, input: ConfirmOrderReferenceInput): void {
  const { world } = call
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
    case "Suspended":
      if (!order.paymentMethodChanged) {
        refuse(
          "PaymentMethodNotUpdated",
          `The payment method of OrderReference ${order.id} has not been updated.`,
        )
      }
      withoutConstraints(order)
      moveOrderReference(world, order.id, "Open")
      return
    default:
      refuse(
        "InvalidOrderReferenceStatus",
        `OrderReference ${order.id} is in state ${order.status.state} and cannot be confirmed.`,
      )
  }
}
