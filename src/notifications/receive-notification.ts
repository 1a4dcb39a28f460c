import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Delivery,
} from "../modules/amazon-pay"
import { accountsOf } from "../medusa/accounts"
import { withTimeout } from "../with-timeout"

/**
 * A database that is down lets callers wait for a minute. By then SNS has hung up, and Amazon takes an address that does
 * not answer for one that is not there: no second try. An error in time gets one.
 */
const answerWithinMs = 5_000

export { ForeignNotificationError, notTakenIn, UnconfirmedTopicError } from "../modules/amazon-pay"

/**
 * Takes one message of Amazon SNS into the inbox; it is worked on afterwards.
 * @throws IpnError, ForeignNotificationError when it must not come again (unless `retryable`)
 * @throws UnconfirmedTopicError when it has to come again, for a person to say whether its topic is right
 * @throws anything else when it could not be stored and Amazon should send it again
 */
export async function receiveNotification(
  container: MedusaContainer,
  delivery: Delivery,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const row = await withTimeout(
    engine.receiveMessage(accountsOf(container), delivery),
    answerWithinMs,
  )
  if (row?.outcome === "to-be-confirmed") {
    logger.warn(
      `Amazon Pay: topic ${row.topic_arn} asks to be confirmed. Enter this address in Seller Central, which confirms it for you; nothing was confirmed here.`,
    )
  }
  // Medusa's logger writes a line out before it drops it, which costs as much as checking the signature.
  if (logger.shouldLog("debug")) logger.debug("Amazon Pay: a notification was taken in")
}
