import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Claim,
} from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import { duty, type Duty } from "../booking/duty"
import type { FoundOrderReference } from "./find-order-reference"

export interface FollowClaimInput {
  account: string
  claim: Claim
  reference: FoundOrderReference | null
}

export interface FollowedClaim extends Duty {
  /** What came of the hint: nothing new, read from Amazon, or not about anything this store made. */
  outcome: "known" | "read" | "not-ours"
}

/**
 * Follows a notification's hint: the object it names is read from Amazon unless the ledger knows the claim
 * already. What Medusa still has to be told of the object is handed on.
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
  if (!account || !found) return { outcome: "not-ours", charge: null, deferred: null }
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { outcome, operation } = await engine.learn(account.options, found.id, claim)
  const owed = await duty(container, account, found.id, operation)
  // An order that was cancelled while Amazon was deciding must not end with money held or charged.
  if (owed.cancel) await engine.cancelOrder(account.options, found.id)
  return { outcome, charge: owed.charge, deferred: owed.deferred }
}
