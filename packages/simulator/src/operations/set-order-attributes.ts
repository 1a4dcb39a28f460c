import { refuse } from "../domain/amazon-error"
import type { Attributes, OrderReference } from "../domain/order-reference"
import { readSimulation } from "../domain/sandbox-simulation"
import type { Money } from "../money/money"
import type { Call } from "./call"
import { moreThanNothing, withinCallCap } from "./amount-rules"
import { findOrderReference } from "./lookup"

export interface SetOrderAttributesInput {
  readonly orderReferenceId: string
  readonly total: Money | null
  readonly attributes: Partial<Attributes>
}

function notModifiable(order: OrderReference, what: string): never {
  refuse(
    "OrderReferenceNotModifiable",
    `OrderReference ${order.id} is in state ${order.status.state}: ${what} cannot be modified.`,
  )
}

/** Whether a text that is already set would become another one. */
function changesText(order: OrderReference, attributes: Partial<Attributes>): boolean {
  return Object.entries(attributes).some(([name, value]) => {
    const present = order.attributes[name as keyof Attributes]
    return typeof present === "string" && present !== value
  })
}

/** Texts may be set after confirmation too; total and currency are frozen then. */
export function setOrderAttributes(call: Call, input: SetOrderAttributesInput): OrderReference {
  const { state } = call
  const order = findOrderReference(call, input.orderReferenceId)
  const draft = order.status.state === "Draft"
  if (order.status.state === "Canceled") notModifiable(order, "it")
  if (!draft && input.total) notModifiable(order, "its total")
  if (!draft && input.attributes.requestPaymentAuthorization !== undefined) {
    notModifiable(order, "RequestPaymentAuthorization")
  }
  if (state.settings.strictAttributes && changesText(order, input.attributes)) {
    notModifiable(order, "a text that is already set")
  }
  if (input.total) {
    moreThanNothing(input.total)
    withinCallCap("SetOrderAttributes", input.total)
  }
  let { simulatedConstraint } = order
  if (draft && input.attributes.sellerNote !== undefined) {
    const simulation =
      call.environment === "Sandbox"
        ? readSimulation("SetOrderReferenceDetails", input.attributes.sellerNote)
        : null
    simulatedConstraint = simulation?.constraint ?? null
  }
  return state.putOrderReference({
    ...order,
    total: input.total ?? order.total,
    attributes: { ...order.attributes, ...input.attributes },
    simulatedConstraint,
  })
}
