import type { BillingAgreement } from "../domain/billing-agreement"
import { status } from "../domain/status"
import type { World } from "../world/world"

/** Moves a billing agreement to another state and tells the merchant. */
export function moveBillingAgreement(
  world: World,
  id: string,
  state: BillingAgreement["status"]["state"],
  reasonCode: string | null = null,
  reasonDescription: string | null = null,
): BillingAgreement | null {
  const found = world.billingAgreements.get(id)
  if (!found) return null
  const agreement = world.putBillingAgreement({
    ...found,
    status: status(state, world.now(), reasonCode, reasonDescription),
  })
  world.tell({
    kind: "billing-agreement",
    agreement,
    eventType: "BillingAgreementStatusUpdated",
  })
  return agreement
}
