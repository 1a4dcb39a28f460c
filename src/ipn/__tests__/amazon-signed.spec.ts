import { parseNotification } from "../parse-notification"
import { verifyEnvelope } from "../verify-envelope"
import { amazonSigned, type AmazonSigned } from "./amazon-signed"
import { refusalOf } from "./refusal"

const check = ({ envelope, pem }: AmazonSigned, at: Date) =>
  verifyEnvelope(JSON.stringify(envelope), { certificate: () => Promise.resolve(pem), at })

const timeOf = ({ envelope }: AmazonSigned) => new Date(envelope.Timestamp ?? "")

describe.each(amazonSigned)("a real message: $name", (message) => {
  it("verifies when it is judged at its time, years later", async () => {
    const { envelope } = message
    await expect(check(message, timeOf(message))).resolves.toEqual({
      type: "Notification",
      messageId: envelope.MessageId,
      topicArn: envelope.TopicArn,
      subject: envelope.Subject,
      message: envelope.Message,
      timestamp: envelope.Timestamp,
      signatureVersion: envelope.SignatureVersion,
    })
  })

  it("is refused years later: its certificate has expired", async () => {
    const later = new Date("2025-01-01")
    expect(await refusalOf(check(message, later))).toMatchObject({ code: "InvalidCertificate" })
  })

  it("is refused with one letter of its text changed", async () => {
    const envelope = { ...message.envelope }
    envelope.Message = envelope.Message?.replace(/[a-z]/, "_") ?? ""
    expect(await refusalOf(check({ ...message, envelope }, timeOf(message)))).toMatchObject({
      code: "InvalidSignature",
    })
  })

  it("is refused with the certificate of another year", async () => {
    const other = amazonSigned.find(({ pem }) => pem !== message.pem)
    const swapped = { ...message, pem: other?.pem ?? "" }
    expect(await refusalOf(check(swapped, timeOf(message)))).toMatchObject({
      code: "InvalidCertificate",
    })
  })
})

it("a real test message of Seller Central is read, and marked", async () => {
  const [first] = amazonSigned
  if (first === undefined) throw new Error("no message")
  const { message } = await check(first, timeOf(first))
  expect(parseNotification(message)).toEqual({
    type: "order-reference",
    notificationReferenceId: "1111111-1111-11111-1111-11111EXAMPLE",
    notificationType: "OrderReferenceNotification",
    sellerId: "AQR8184NJXADU",
    environment: "sandbox",
    marketplaceId: "A3BXB0YN3XH17H",
    isSample: true,
    version: "2013-01-01",
    timestamp: "2015-04-30T00:06:49.370Z",
    objectId: "P01-0000000-0000000-000000",
    amazonOrderReferenceId: "P01-0000000-0000000-000000",
    amount: { amount: "0.00", currencyCode: "USD" },
    state: "Closed",
    reasonCode: "AmazonClosed",
    lastUpdateTimestamp: "2013-01-01T01:01:01.001Z",
    creationTimestamp: "2013-01-01T01:01:01.001Z",
    expirationTimestamp: "2013-01-01T01:01:01.001Z",
  })
})
