import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { followNotification } from "./follow-notification"

/**
 * Works on the notifications of one order reference, in the order in which Amazon changed things. What fails is tried again
 * later, and does not hold up what comes after it. Runs under the order's lock.
 * @returns how many were worked on; `awaits-answer`: the first one left waits for the answer to a call that was sent since
 * its caller looked, and has to be waited for without the lock
 * @throws LeaseLostError when another process has taken the order over
 */
export async function workOnNotifications(
  container: MedusaContainer,
  amazonOrderReferenceId: string,
): Promise<number | "awaits-answer"> {
  let worked = 0
  // Once more after the last: others may have come in meanwhile.
  for (;;) {
    const round = await workOnce(container, amazonOrderReferenceId)
    if (round === "awaits-answer") return round
    worked += round
    if (round === 0) return worked
  }
}

async function workOnce(
  container: MedusaContainer,
  amazonOrderReferenceId: string,
): Promise<number | "awaits-answer"> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const by = { amazon_order_reference_id: amazonOrderReferenceId }
  let worked = 0
  const reference = await engine.findOrderReference(by)
  for (const row of await engine.openNotifications(by)) {
    // Whoever was told of it waits for that answer, without the lock that the call may need; then it is followed.
    if (reference && (await engine.awaitsAnswer(reference.id, row))) return "awaits-answer"
    const attempted = await followNotification(container, row)
    // What failed because the order was taken over is the other's to work on: it counts for no attempt.
    await engine.requireLease()
    await engine.settleNotification(row, attempted)
    worked++
    if ("failed" in attempted) {
      logger.warn(
        `Amazon Pay: ${row.type} notification ${row.id} could not be worked on. ${attempted.failed}`,
      )
    }
  }
  return worked
}
