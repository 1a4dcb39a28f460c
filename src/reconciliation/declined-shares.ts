import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { consequenceOf, triesOf } from "../modules/amazon-pay/decisions/consequences"
import { sharesAuthorization } from "../modules/amazon-pay/decisions/holds"
import { wasNotDone } from "../modules/amazon-pay/decisions/not-sent"
import { payingFor } from "../medusa/payable"
import { isRefused } from "../charging/refused-parcel"
import { excessOfPayments, canOf, less, partOf, sharesOf } from "../charging/shares"
import type { PaymentAssessment } from "./payment-assessment"

/** Amounts in major units. */
export interface DeclinedShare {
  /** The last charge that was asked for. */
  id: string
  amount: BigNumberInput
  /** What of it Amazon would not be charged for if it were asked again. */
  lost: BigNumberInput
}

/**
 * What falls to an order reference of the parcels that left and that it was asked for in vain. Parcels are shared among the payments as they are charged, one after the other: what another payment has room for
 * is charged to it, and an order reference that has declined a parcel comes last.
 */
export function declinedShares(assessment: PaymentAssessment): DeclinedShare[] {
  const { order, ledgers, owed, trigger } = assessment
  if (!order) return []
  const paying = payingFor(order, ledgers)
  const asked = paying.flatMap(({ id, canceled }) => {
    const ledger = ledgers.get(id)
    return ledger ? [{ ledger, part: partOf(id, ledger, canceled) }] : []
  })
  const payable = paying.map(({ id }) => id)
  let beyond = excessOfPayments(order, ledgers, payable)
  const found: DeclinedShare[] = []
  for (const { id, amount } of owed.parcels) {
    const isInVain = ({ ledger }: { ledger: Snapshot }) =>
      trigger ? isRefused(ledger, id) : hasFailed(ledger, id)
    asked.sort((one, other) => Number(isInVain(one)) - Number(isInVain(other)))
    const { shares } = sharesOf(
      amount,
      asked.map(({ part }) => part),
      beyond,
    )
    for (const [index, one] of asked.entries()) {
      const share = shares[index]
      if (!share) continue
      const last = triesOf(one.ledger, id).at(-1)
      if (last && isInVain(one) && one.ledger.reference.id === assessment.reference.id) {
        const { lost } = share
        found.push({ id: last.id, amount: MathBN.add(canOf(share), lost), lost })
      }
      one.part = less(one.part, share)
      beyond = MathBN.sub(beyond, share.above)
    }
  }
  return found.filter(({ amount }) => MathBN.gt(amount, 0))
}

/** Where nobody but a person asks, a charge has failed that is not being looked at. */
function hasFailed(ledger: Snapshot, fulfillmentId: string): boolean {
  const last = triesOf(ledger, fulfillmentId).at(-1)
  if (!last || (last.state !== "declined" && last.state !== "failed")) return false
  const isLooked = consequenceOf(last)?.when === "in-a-while" || wasNotDone(last)
  if (isLooked && last.next_check_at !== null) return false
  return !isChargedElsewhere(last, ledger.operations)
}

/** Refused because somebody had captured the authorization in Seller Central: the parcel owes nothing more, or has a later charge. */
function isChargedElsewhere(refused: OperationRow, operations: readonly OperationRow[]): boolean {
  if (refused.error_code !== "InvalidAuthorizationStatus") return false
  return operations.some(
    (one) =>
      one.kind === "capture" && one.state === "completed" && sharesAuthorization(one, refused),
  )
}
