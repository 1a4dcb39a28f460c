import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { workOnNotifications } from "../notification/work-on-notifications"

/** There is no compensation: what is known of Amazon stays known. @see workOnNotifications */
export const workOnAmazonPayNotificationsStep = createStep(
  "work-on-amazon-pay-notifications",
  async ({ amazon_order_reference_id }: { amazon_order_reference_id: string }, { container }) =>
    new StepResponse(await workOnNotifications(container, amazon_order_reference_id)),
)
