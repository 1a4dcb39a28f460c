import type { OperationRow } from "../../modules/amazon-pay"
import { doNotShip } from "../../modules/amazon-pay/decisions/advice"
import { amountOf } from "../../modules/amazon-pay/decisions/holds"
import { notDismissed, type Attention, type Finding } from "./attention-reasons"
import type { Standing } from "./standing"

/** What of Amazon's speaks against shipping (protocol reference §6.2, §6.4, §6.5). */
const against: readonly { reason: Attention; isSaidOf: (operation: OperationRow) => boolean }[] = [
  { reason: "buyer-canceled", isSaidOf: isCanceledByBuyer },
  // Whatever became of it since: what was captured or let go is no less unusual.
  { reason: "stop-shipment", isSaidOf: ({ advice }) => advice === doNotShip },
]

function isCanceledByBuyer({ kind, state, reason_code }: OperationRow): boolean {
  const stands = state === "completed" || state === "pending"
  return kind === "refund" && reason_code === "BuyerCanceled" && stands
}

/**
 * What speaks against shipping an order, until somebody has looked at it. Of an order that is cancelled nothing is shipped any
 * more.
 */
export function stoppedShipping({ operations, reference, order, dismissed }: Standing): Finding[] {
  if (!order || order.canceled) return []
  const currency = reference.currency_code
  return against.flatMap(({ reason, isSaidOf }) => {
    const said = operations.filter(isSaidOf)
    const counted = said.map((operation) => ({
      operation,
      id: operation.id,
      amount: amountOf(besideTheirOwn([operation], said), currency),
    }))
    const left = notDismissed(counted, reason, dismissed).map(({ operation }) => operation)
    if (!left.length) return []
    const amount = amountOf(besideTheirOwn(left, left), currency)
    return [{ reason, amount, about: left.map(({ id }) => id) }]
  })
}

/** Without what was made from another one of which the same is said: an authorization and its capture are the same money. */
function besideTheirOwn(some: OperationRow[], all: readonly OperationRow[]): OperationRow[] {
  const ids = new Set(all.map(({ amazon_id }) => amazon_id))
  return some.filter(({ amazon_parent_id }) => !amazon_parent_id || !ids.has(amazon_parent_id))
}
