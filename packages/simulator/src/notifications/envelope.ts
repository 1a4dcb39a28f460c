import { randomUUID } from "node:crypto"
import type { Environment, Region } from "../domain/environment"
import type { Notice } from "../domain/notice"
import type { Mode } from "./mode"
import { sign } from "./signing"
import { subjectOf } from "./subject"
import { marketplaceId, topicArn } from "./topic"
import { notificationData } from "./xml-data"

export interface Sender {
  readonly region: Region
  readonly sellerId: string
  /** PEM of the key that signs. */
  readonly privateKey: string
  /** Where receivers are told to find the certificate. */
  readonly signingCertUrl: () => string
  /** Base of the addresses for confirming and ending a subscription. */
  readonly subscriptionUrl: () => string
}

export interface Envelope {
  readonly messageId: string
  readonly topicArn: string
  readonly type: string
  /** The JSON text that is sent. */
  readonly body: string
}

/** Beyond anything Amazon SNS would deliver (256 KiB). */
const oversize = 1024 * 1024

const someoneElse = "A0SOMEONEELSE1"

function environmentOf(notice: Notice): Environment {
  const id = subjectOf(notice).objectId
  return id.startsWith("P") ? "Live" : "Sandbox"
}

/** The JSON text inside an envelope. */
function messageText(sender: Sender, notice: Notice, mode: Mode, now: number): string {
  const sellerId = mode.as === "other-seller" ? someoneElse : sender.sellerId
  const { type } = subjectOf(notice)
  return JSON.stringify({
    NotificationReferenceId: randomUUID(),
    MarketplaceID: marketplaceId,
    NotificationType: type,
    SellerId: sellerId,
    ReleaseEnvironment: mode.as === "live" ? "Live" : environmentOf(notice),
    Version: "2013-01-01",
    ...(notice.kind === "sample" ? { IsSample: true } : {}),
    Timestamp: new Date(now).toISOString(),
    NotificationData: disguised(notificationData(notice, sellerId), mode),
  })
}

function disguised(data: string, { as }: Mode): string {
  if (as === "oversized") return `${data}<!--${"x".repeat(oversize)}-->`
  return as === "unreadable" ? data.slice(0, data.length / 2) : data
}

/** Changes a signed message so that it stays readable and the signature no longer fits. */
function corrupted(message: string): string {
  return message.replace('"Version":"2013-01-01"', '"Version":"2013-01-02"')
}

/** @param now simulated time in milliseconds */
export function notificationEnvelope(
  sender: Sender,
  notice: Notice,
  mode: Mode,
  now: number,
): Envelope {
  const owner = mode.as === "foreign-topic" ? "stranger" : "amazon"
  const arn = topicArn(sender.region, sender.sellerId, owner)
  const fields = {
    Type: "Notification",
    MessageId: randomUUID(),
    TopicArn: arn,
    Message: messageText(sender, notice, mode, now),
    Timestamp: new Date(now).toISOString(),
  }
  const signature = sign(fields, mode.signatureVersion, sender.privateKey)
  return {
    messageId: fields.MessageId,
    topicArn: arn,
    type: fields.Type,
    body: JSON.stringify({
      ...fields,
      Message: mode.as === "corrupt" ? corrupted(fields.Message) : fields.Message,
      SignatureVersion: mode.signatureVersion,
      Signature: signature,
      SigningCertURL: sender.signingCertUrl(),
      UnsubscribeURL: `${sender.subscriptionUrl()}/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    }),
  }
}

/** What Amazon SNS sends to a new address: it wants the SubscribeURL visited. */
export function subscriptionEnvelope(
  sender: Sender,
  token: string,
  mode: Mode,
  now: number,
): Envelope {
  const owner = mode.as === "foreign-topic" ? "stranger" : "amazon"
  const arn = topicArn(sender.region, sender.sellerId, owner)
  const fields = {
    Type: "SubscriptionConfirmation",
    MessageId: randomUUID(),
    Token: token,
    TopicArn: arn,
    Message:
      `You have chosen to subscribe to the topic ${arn}.\n` +
      "To confirm the subscription, visit the SubscribeURL included in this message.",
    SubscribeURL: `${sender.subscriptionUrl()}/?Action=ConfirmSubscription&TopicArn=${arn}&Token=${token}`,
    Timestamp: new Date(now).toISOString(),
  }
  return {
    messageId: fields.MessageId,
    topicArn: arn,
    type: fields.Type,
    body: JSON.stringify({
      ...fields,
      Message: mode.as === "corrupt" ? `${fields.Message} ` : fields.Message,
      SignatureVersion: mode.signatureVersion,
      Signature: sign(fields, mode.signatureVersion, sender.privateKey),
      SigningCertURL: sender.signingCertUrl(),
    }),
  }
}
