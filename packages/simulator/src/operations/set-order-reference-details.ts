import { refuse } from "../domain/amazon-error"
import type { Attributes, OrderReference } from "../domain/order-reference"
import { readSimulation } from "../domain/sandbox-simulation"
import type { Money } from "../money/money"
import type { Call } from "./call"
import { moreThanNothing, withinCallCap } from "./amount-rules"
import { findOrderReference } from "./lookup"

export interface SetOrderReferenceDetailsInput {
  readonly orderReferenceId: string
  readonly total: Money
  /** Only what the caller sent; everything else stays. */
  readonly attributes: Partial<Attributes>
}

/** Only a draft can be set; the constraint of an earlier seller note goes with the note. */
export function setOrderReferenceDetails(
  call: Call,
  input: SetOrderReferenceDetailsInput,
): OrderReference {
  const order = findOrderReference(call, input.orderReferenceId)
  if (order.status.state !== "Draft") {
    refuse(
      "OrderReferenceNotModifiable",
      `OrderReference ${order.id} is not in draft state and cannot be modified with the request submitted by you.`,
    )
  }
  moreThanNothing(input.total)
  withinCallCap("SetOrderReferenceDetails", input.total)
  const simulation =
    call.environment === "Sandbox"
      ? readSimulation("SetOrderReferenceDetails", input.attributes.sellerNote ?? null)
      : null
  return call.state.putOrderReference({
    ...order,
    total: input.total,
    attributes: { ...order.attributes, ...input.attributes },
    simulatedConstraint: simulation?.constraint ?? null,
  })
}
