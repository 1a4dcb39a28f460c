import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { accountsOf } from "../accounts"
import { applyAmazonPayClaimWorkflow } from "../apply-claim"
import { acceptNotification } from "./accept-notification"
import { claimOf } from "./claim-of"

/**
 * Takes one message of Amazon SNS in: checks it, then follows its hint.
 * @throws IpnError, ForeignNotificationError when it must not come again (unless `retryable`)
 * @throws anything else when it could not be worked on and Amazon should send it again
 */
export async function receiveNotification(
  container: MedusaContainer,
  rawBody: string | Buffer,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const accepted = await acceptNotification(accountsOf(container), rawBody)
  if (accepted.kind === "subscription") {
    logger.warn(
      `Amazon Pay: topic ${accepted.topicArn} asks to be confirmed. Enter this address in Seller Central, which confirms it for you; nothing was confirmed here.`,
    )
    return
  }
  const { account, notification } = accepted
  const claim = claimOf(notification)
  if (!claim) {
    logger.info(
      `Amazon Pay: a notification of type ${notification.type} was received and is not acted on`,
    )
    return
  }
  const { result } = await applyAmazonPayClaimWorkflow(container).run({
    input: { account: account.key, claim },
  })
  logger.debug(`Amazon Pay: ${claim.object} ${claim.objectId} ${claim.state}: ${result.outcome}`)
}
