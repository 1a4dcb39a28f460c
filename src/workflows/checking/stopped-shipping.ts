import type { OperationRow } from "../../modules/amazon-pay"
import { amountOf } from "../../modules/amazon-pay/decisions/holds"
import type { Attention, Finding } from "./attention-reasons"
import type { Standing } from "./standing"

/** Amazon's reasons that speak against shipping (protocol reference §6.2, §6.4, §6.5), on whatever they stand. */
const against: readonly {
  reason: Attention
  code: string
  kinds: readonly OperationRow["kind"][]
}[] = [
  { reason: "buyer-canceled", code: "BuyerCanceled", kinds: ["refund"] },
  { reason: "stop-shipment", code: "StopShipmentAtypicalAuth", kinds: ["authorize", "capture"] },
]

/**
 * What speaks against shipping an order, until somebody has looked at it. Of an order that is cancelled nothing is shipped any
 * more.
 */
export function stoppedShipping({ operations, reference, order }: Standing): Finding[] {
  if (!order || order.canceled) return []
  return against.flatMap(({ reason, code, kinds }) => {
    const about = operations.filter(
      ({ kind, state, reason_code }) =>
        kinds.includes(kind) &&
        reason_code === code &&
        (state === "completed" || state === "pending"),
    )
    if (!about.length) return []
    const amount = amountOf(about, reference.currency_code)
    return [{ reason, amount, about: about.map(({ id }) => id) }]
  })
}
