import type { OperationRow, OrderReferenceRow } from "../modules/amazon-pay"
import { doNotShip } from "../modules/amazon-pay/decisions/advice"
import { addAmounts, isPositive } from "../modules/amazon-pay/money"
import { notDismissed, type Attention, type Finding } from "./attention-reasons"
import type { PaymentAssessment } from "./payment-assessment"

/** What of Amazon's speaks against shipping: an operation, or an authorization that somebody made elsewhere. */
interface Said {
  id: string
  amazon_id: string | null
  amazon_parent_id: string | null
  amount: string | null
}

/** By reason (protocol reference §6.2, §6.4, §6.5). */
const against: readonly { reason: Attention; said: (assessment: PaymentAssessment) => Said[] }[] = [
  { reason: "buyer-canceled", said: ({ operations }) => operations.filter(isCanceledByBuyer) },
  {
    reason: "stop-shipment",
    // Whatever became of it since: what was captured or let go is no less unusual.
    said: ({ operations, reference }) => [
      ...elsewhere(reference),
      ...operations.filter(({ advice }) => advice === doNotShip),
    ],
  },
]

function isCanceledByBuyer({ kind, state, reason_code }: OperationRow): boolean {
  const stands = state === "completed" || state === "pending"
  return kind === "refund" && reason_code === "BuyerCanceled" && stands
}

function elsewhere({ unusual_elsewhere }: OrderReferenceRow): Said[] {
  return unusual_elsewhere.map(({ amazon_id, amount }) => ({
    ...{ id: amazon_id, amazon_id, amount },
    amazon_parent_id: null,
  }))
}

/**
 * What speaks against shipping an order, until somebody has looked at it. Of an order that is cancelled nothing is shipped any
 * more.
 */
export function stoppedShipping(assessment: PaymentAssessment): Finding[] {
  const { reference, order, dismissed } = assessment
  if (!order || order.canceled) return []
  const amountOf = (some: readonly Said[]) =>
    addAmounts(
      some.map(({ amount }) => amount ?? "0"),
      reference.currency_code,
    )
  return against.flatMap(({ reason, said: allSaid }) => {
    const said = allSaid(assessment)
    const counted = said.map((one) => ({
      one,
      id: one.id,
      amount: amountOf(besideTheirOwn([one], said)),
    }))
    const left = notDismissed(counted, reason, dismissed).map(({ one }) => one)
    if (!left.length) return []
    const amount = amountOf(besideTheirOwn(left, left))
    return [{ reason, amount: isPositive(amount) ? amount : null, about: left.map(({ id }) => id) }]
  })
}

/** Without what was made from another one of which the same is said: an authorization and its capture are the same money. */
function besideTheirOwn(some: readonly Said[], all: readonly Said[]): Said[] {
  const ids = new Set(all.map(({ amazon_id }) => amazon_id))
  return some.filter(({ amazon_parent_id }) => !amazon_parent_id || !ids.has(amazon_parent_id))
}
