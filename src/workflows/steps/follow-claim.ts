import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Claim,
  type OperationRow,
} from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import type { ChargeToBook } from "./charge-parcel"
import type { FoundOrderReference } from "./find-order-reference"

export interface FollowClaimInput {
  account: string
  claim: Claim
  reference: FoundOrderReference | null
}

export interface FollowedClaim {
  /** What came of the hint: nothing new, read from Amazon, or not about anything this store made. */
  outcome: "known" | "read" | "not-ours"
  charge: ChargeToBook | null
}

/**
 * Follows a notification's hint: the object it names is read from Amazon unless the ledger knows the claim
 * already. A capture that turns out to be completed is handed on to be booked.
 */
export const followAmazonPayClaimStep = createStep(
  "follow-amazon-pay-claim",
  async ({ account, claim, reference }: FollowClaimInput, { container }) => {
    return new StepResponse(await followClaim(container, account, claim, reference))
  },
)

async function followClaim(
  container: MedusaContainer,
  accountKey: string,
  claim: Claim,
  found: FoundOrderReference | null,
): Promise<FollowedClaim> {
  const account = accountsOf(container).find(({ key }) => key === accountKey)
  if (!account || !found) return { outcome: "not-ours", charge: null }
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const learnt = await engine.learn(account.options, found.id, claim)
  if (learnt.outcome !== "read" || !learnt.operation) {
    return { outcome: learnt.outcome, charge: null }
  }
  const charge = await toBook(container, found.id, learnt.operation, account.providerId)
  return { outcome: "read", charge }
}

/** The booking a completed capture still needs; null when Medusa has it, or has no payment for it. */
async function toBook(
  container: MedusaContainer,
  rowId: string,
  operation: OperationRow,
  providerId: string,
): Promise<ChargeToBook | null> {
  const { kind, state, amount, booked_id } = operation
  if (kind !== "capture" || state !== "completed" || amount === null) return null
  const payments = container.resolve(Modules.PAYMENT)
  // Medusa deletes its row when the provider says "still pending", so the row that asked may be gone.
  if (booked_id && (await payments.listCaptures({ id: [booked_id] })).length) return null
  const { reference } = await container
    .resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    .snapshot(rowId)
  const [payment] = await payments.listPayments({
    payment_session_id: reference.payment_session_id,
  })
  return payment?.provider_id === providerId ? { payment_id: payment.id, amount } : null
}
