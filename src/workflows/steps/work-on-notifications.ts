import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { workOnNotifications } from "../notification/work-on-notifications"
import { lockOfCollection, unlessBusy } from "../order-lock"

export interface WorkOnNotificationsInput {
  amazon_order_reference_id: string
  /** How long to wait while another process works on the order, in milliseconds; a minute unless given. */
  wait_ms?: number | undefined
}

/**
 * How many were worked on; `busy`: none, since another process works on the order; `awaits-answer`: not all, since a call is
 * under way whose answer says more.
 */
export type WorkedOn = number | "busy" | "awaits-answer"

/** There is no compensation: what is known of Amazon stays known. @see workOnNotifications */
export const workOnAmazonPayNotificationsStep = createStep(
  "work-on-amazon-pay-notifications",
  async ({ amazon_order_reference_id, wait_ms }: WorkOnNotificationsInput, { container }) => {
    const key = await lockOf(container, amazon_order_reference_id)
    const worked = await unlessBusy(
      container,
      key,
      () => workOnNotifications(container, amazon_order_reference_id),
      wait_ms,
    )
    return new StepResponse<WorkedOn>(worked ?? "busy")
  },
)

/** One that this store does not know, or not yet, is worked on under its own id. */
async function lockOf(container: MedusaContainer, amazonOrderReferenceId: string): Promise<string> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const by = { amazon_order_reference_id: amazonOrderReferenceId }
  const reference = await engine.findOrderReference(by)
  if (!reference) return amazonOrderReferenceId
  return await lockOfCollection(container, reference.payment_collection_id)
}
