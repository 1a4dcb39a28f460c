import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { followNotification } from "./follow-notification"

/** Longer than one notification takes; extended with each. */
const leaseSeconds = 90

/**
 * Works on the notifications of one order reference, in the order in which Amazon changed things, by one process at a
 * time. What fails is tried again later, and does not hold up what comes after it.
 * @returns how many were worked on; 0 while another process does
 */
export async function workOnNotifications(
  container: MedusaContainer,
  amazonOrderReferenceId: string,
): Promise<number> {
  let worked = 0
  // Once more after the lease is given back: what came in between found it taken.
  for (;;) {
    const round = await workOnce(container, amazonOrderReferenceId)
    worked += round
    if (round === 0) return worked
  }
}

async function workOnce(
  container: MedusaContainer,
  amazonOrderReferenceId: string,
): Promise<number> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const by = { amazon_order_reference_id: amazonOrderReferenceId }
  if (!(await engine.openNotifications(by)).length) return 0
  const lease = await engine.takeLease(`notifications of ${amazonOrderReferenceId}`, leaseSeconds)
  if (!lease) return 0
  let worked = 0
  try {
    const reference = await engine.findOrderReference(by)
    for (const row of await engine.openNotifications(by)) {
      // Whoever was told of it waits for that answer, without the lock that the call may need; then it is followed.
      if (reference && (await engine.awaitsAnswer(reference.id, row))) break
      const attempted = await followNotification(container, row)
      await engine.settleNotification(row, attempted)
      worked++
      if ("failed" in attempted) {
        logger.warn(
          `Amazon Pay: ${row.type} notification ${row.id} could not be worked on. ${attempted.failed}`,
        )
      }
      if (!(await engine.extendLease(lease, leaseSeconds))) break
    }
  } finally {
    await engine.endLease(lease)
  }
  return worked
}
