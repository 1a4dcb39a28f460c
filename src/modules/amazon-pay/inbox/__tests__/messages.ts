import type { AmazonPayNotification } from "../../../../ipn"
import { parseOptions } from "../../options"
import type { Accepted } from "../accept-notification"
import type { ArrivalRow } from "../arrival-row"

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

/** A message that was taken in at noon. */
export const arrival = (over: Partial<ArrivalRow> = {}): ArrivalRow => ({
  id: common.messageId,
  account: account().key,
  topic_arn: common.topicArn,
  sent_at: new Date(common.timestamp),
  received_at: new Date("2026-03-01T12:00:00Z"),
  keeps_body: true,
  body: '{"Message":"m","UnsubscribeURL":"https://x"}',
  ...over,
})

/** What SNS sends when a topic is subscribed, or no longer is. */
export function subscription(
  type: "SubscriptionConfirmation" | "UnsubscribeConfirmation",
): Accepted {
  const envelope = { ...common, type, subscribeUrl: "https://sns.us-east-1.amazonaws.com/?Token=t" }
  return {
    account: account(),
    envelope: envelope as Accepted["envelope"],
    keepCertificate: () => undefined,
  }
}
