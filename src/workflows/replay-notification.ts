import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { retrieveNotification, type NotificationDetail } from "../admin-views/notification-log"
import { workOnAmazonPayNotificationsWorkflow } from "./work-on-notifications"

/**
 * Puts a message back into work and works on it at once.
 * @throws MedusaError NOT_FOUND
 */
export async function replayNotification(
  container: MedusaContainer,
  id: string,
  askedBy: string,
): Promise<NotificationDetail> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const row = await engine.replayNotification(id, askedBy)
  if (row?.state === "received" && row.amazon_order_reference_id) {
    const { amazon_order_reference_id } = row
    await workOnAmazonPayNotificationsWorkflow(container).run({
      input: { amazon_order_reference_id },
    })
  }
  return await retrieveNotification(container, id)
}
