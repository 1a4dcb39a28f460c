import { createPublicKey, createVerify, X509Certificate } from "node:crypto"
import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import type { Received, Receiver } from "./support/receiver"
import { startReceiver } from "./support/receiver"

let receiver: Receiver
let merchant: Merchant

beforeEach(async () => {
  receiver = await startReceiver()
  merchant = await startFrozen({ notifications: { endpoint: receiver.url } })
})
afterEach(async () => {
  await merchant.simulator.stop()
  await receiver.stop()
})

type Fields = Readonly<Record<string, string>>

function envelope(message: Received | undefined): Fields {
  return JSON.parse(message?.body ?? "{}") as Fields
}

function inner(message: Received | undefined): Fields {
  return JSON.parse(envelope(message).Message ?? "{}") as Fields
}

async function certificate(): Promise<X509Certificate> {
  const response = await fetch(merchant.simulator.certificateUrl)
  return new X509Certificate(await response.text())
}

const signedFields = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
const subscriptionFields = "Message MessageId SubscribeURL Timestamp Token TopicArn Type".split(" ")

async function isSigned(fields: Fields): Promise<boolean> {
  const names = fields.Type === "Notification" ? signedFields : subscriptionFields
  let text = ""
  for (const name of names) if (fields[name] !== undefined) text += `${name}\n${fields[name]}\n`
  const { publicKey } = await certificate()
  return createVerify(fields.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1")
    .update(text)
    .verify(
      createPublicKey(publicKey.export({ type: "spki", format: "pem" })),
      fields.Signature ?? "",
      "base64",
    )
}

function types(): (string | undefined)[] {
  return receiver.received.map((message) => inner(message).NotificationType)
}

/** An open order with its notification already delivered and forgotten. */
async function quietOrder(amount = "50.00"): Promise<string> {
  const id = await merchant.open(amount)
  await merchant.simulator.idle()
  receiver.received.length = 0
  return id
}

const mode = (body: object) => merchant.control("POST", "/notifications", body)

interface Listed {
  id: string
  type: string
  objectId: string
  sentAt: string | null
  attempts: { status: number | null }[]
  body: string
}
const listed = async (): Promise<Listed[]> =>
  (await merchant.control<Listed[]>("GET", "/notifications")).value

test("an envelope is what Amazon SNS sends, down to the headers", async () => {
  const id = await merchant.open()
  await merchant.simulator.idle()
  const [message] = receiver.received
  const fields = envelope(message)
  expect(message?.headers).toMatchObject({
    "content-type": "text/plain; charset=UTF-8",
    "user-agent": "Amazon Simple Notification Service Agent",
    "x-amz-sns-message-type": "Notification",
    "x-amz-sns-message-id": fields.MessageId,
    "x-amz-sns-topic-arn": fields.TopicArn,
  })
  expect(fields.SignatureVersion).toBe("1")
  expect(fields.SigningCertURL).toMatch(/^https:\/\/sns\.[a-z0-9-]{3,}\.amazonaws\.com\/.*\.pem$/)
  expect(fields.TopicArn?.endsWith(merchant.simulator.sellerId)).toBe(true)
  expect(await isSigned(fields)).toBe(true)
  const data = inner(message)
  expect(data).toMatchObject({
    NotificationType: "OrderReferenceNotification",
    SellerId: merchant.simulator.sellerId,
    ReleaseEnvironment: "Sandbox",
    Version: "2013-01-01",
  })
  expect(data.NotificationData).toContain(`<AmazonOrderReferenceId>${id}</AmazonOrderReferenceId>`)
  expect(data.NotificationData).toContain("<Amount>100.0</Amount><CurrencyCode>USD</CurrencyCode>")
})

test("the signing certificate is Amazon SNS's by name and issued by the simulator's authority", async () => {
  const leaf = await certificate()
  const authority = new X509Certificate(merchant.simulator.caCertificate)
  expect(leaf.subject).toBe("CN=sns.amazonaws.com")
  expect(leaf.verify(authority.publicKey)).toBe(true)
  const served = await fetch(`${merchant.simulator.url}/_sim/ca.pem`)
  expect(await served.text()).toBe(merchant.simulator.caCertificate)
})

test.each(["1", "2"] as const)("signature version %s can be verified", async (signatureVersion) => {
  await mode({ signatureVersion })
  await quietOrder()
  await merchant.open()
  await merchant.simulator.idle()
  const fields = envelope(receiver.received[0])
  expect(fields.SignatureVersion).toBe(signatureVersion)
  expect(await isSigned(fields)).toBe(true)
  expect(await isSigned({ ...fields, Message: `${fields.Message ?? ""} ` })).toBe(false)
})
