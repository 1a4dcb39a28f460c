import type { AmazonPayNotification } from "../../../../ipn"
import { parseOptions } from "../../options"
import type { Accepted } from "../accept-notification"

const head = {
  notificationReferenceId: "n1",
  notificationType: "PaymentCapture",
  sellerId: "A2TESTSELLER01",
  environment: "sandbox" as const,
  isSample: false,
}

/** A notification of any type; a capture unless something else is said. */
export function notification(over: object = {}): AmazonPayNotification {
  const capture = {
    ...head,
    type: "capture",
    objectId: "S01-1234567-1234567-C012345",
    state: "Completed",
    idList: [],
    ...over,
  }
  return capture as AmazonPayNotification
}

export const account = (ipn: object = {}) => ({
  key: "A2TESTSELLER01/na/sandbox",
  options: parseOptions({
    sellerId: "A2TESTSELLER01",
    accessKey: "AKIATEST",
    secretKey: "secret",
    clientId: "client",
    region: "na",
    sandbox: true,
    ipn,
  }),
})

const common = {
  messageId: "m1",
  topicArn: "arn:aws:sns:us-east-1:291180941288:OWN",
  timestamp: "2026-03-01T11:59:00.000Z",
}

/** A notification that was accepted. */
export const accepted = (
  over: { message?: string; rawBody?: string; ipn?: object } = {},
): Accepted => {
  const { message = "m", rawBody = '{"Message":"m","UnsubscribeURL":"https://x"}', ipn } = over
  const envelope = { ...common, type: "Notification", message }
  return {
    account: account(ipn),
    envelope: envelope as Accepted["envelope"],
    rawBody,
    keepCertificate: () => undefined,
  }
}

/** What SNS sends when a topic is subscribed, or no longer is. */
export function subscription(
  type: "SubscriptionConfirmation" | "UnsubscribeConfirmation",
): Accepted {
  const envelope = {
    ...common,
    type,
    message: "You have chosen to subscribe to the topic.",
    subscribeUrl: "https://sns.us-east-1.amazonaws.com/?Token=t",
  }
  return { ...accepted(), envelope: envelope as Accepted["envelope"] }
}
