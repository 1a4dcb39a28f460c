import { X509Certificate } from "node:crypto"
import { startFrozen } from "./support/client"
import { envelope, inner, Mailbox } from "./support/mailbox"

const box = new Mailbox()
beforeAll(() => box.open())
beforeEach(() => box.empty())
afterAll(() => box.close())

test("an envelope is what Amazon SNS sends, down to the headers", async () => {
  const id = await box.merchant.open()
  await box.merchant.simulator.idle()
  const [message] = box.receiver.received
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
  expect(fields.TopicArn?.endsWith(box.merchant.simulator.sellerId)).toBe(true)
  expect(await box.isSigned(fields)).toBe(true)
  const data = inner(message)
  expect(data).toMatchObject({
    NotificationType: "OrderReferenceNotification",
    SellerId: box.merchant.simulator.sellerId,
    ReleaseEnvironment: "Sandbox",
    Version: "2013-01-01",
  })
  expect(data.NotificationData).toContain(`<AmazonOrderReferenceId>${id}</AmazonOrderReferenceId>`)
  expect(data.NotificationData).toContain("<Amount>100.0</Amount><CurrencyCode>USD</CurrencyCode>")
})

test("the signing certificate is Amazon SNS's by name and issued by the simulator's authority", async () => {
  const leaf = await box.certificate()
  const authority = new X509Certificate(box.merchant.simulator.caCertificate)
  expect(leaf.subject).toBe("CN=sns.amazonaws.com")
  expect(leaf.verify(authority.publicKey)).toBe(true)
  const served = await fetch(`${box.merchant.simulator.url}/_sim/ca.pem`)
  expect(await served.text()).toBe(box.merchant.simulator.caCertificate)
})

test.each(["1", "2"] as const)("signature version %s can be verified", async (signatureVersion) => {
  await box.mode({ signatureVersion })
  await box.quietOrder()
  await box.merchant.open()
  await box.merchant.simulator.idle()
  const fields = envelope(box.receiver.received[0])
  expect(fields.SignatureVersion).toBe(signatureVersion)
  expect(await box.isSigned(fields)).toBe(true)
  expect(await box.isSigned({ ...fields, Message: `${fields.Message ?? ""} ` })).toBe(false)
})

describe("which change sends which notification", () => {
  test("a synchronous authorization and a capture with its closed authorization", async () => {
    const id = await box.quietOrder()
    const answer = await box.merchant.authorize(id, "n_a", "50.00")
    await box.merchant.simulator.idle()
    expect(box.types()).toEqual(["PaymentAuthorize"])
    await box.merchant.capture(answer.get("AmazonAuthorizationId") ?? "", "n_c", "20.00")
    await box.merchant.simulator.idle()
    expect(box.types()).toEqual(["PaymentAuthorize", "PaymentCapture", "PaymentAuthorize"])
    const closed = inner(box.receiver.received[2]).NotificationData
    expect(closed).toContain("<ReasonCode>MaxCapturesProcessed</ReasonCode>")
    expect(closed).toContain("<CapturedAmount><Amount>20.0</Amount>")
  })

  test("a decline tells of the order it suspends", async () => {
    const id = await box.quietOrder()
    await box.merchant.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    await box.merchant.authorize(id, "n_a", "50.00")
    await box.merchant.control("POST", `/order-references/${id}/payment-method`, {})
    await box.merchant.simulator.idle()
    expect(box.types()).toEqual([
      "PaymentAuthorize",
      "OrderReferenceNotification",
      "OrderReferenceNotification",
    ])
  })

  test("a completed refund, and cancel with every authorization it closes", async () => {
    const id = await box.quietOrder("100.00")
    const now = await box.merchant.authorize(id, "n_a", "10.00", { CaptureNow: "true" })
    await box.merchant.refund(now.get("member") ?? "", "n_r", "10.00")
    await box.merchant.simulator.idle()
    expect(box.types()).toEqual(["PaymentCapture", "PaymentAuthorize"])
    await box.merchant.advance("PT1M")
    expect(box.types().slice(2)).toEqual(["PaymentRefund"])
    const other = await box.quietOrder("100.00")
    await box.merchant.authorize(other, "n_b", "10.00")
    await box.merchant.authorize(other, "n_c", "10.00")
    await box.merchant.simulator.idle()
    box.receiver.received.length = 0
    await box.merchant.call("CancelOrderReference", { AmazonOrderReferenceId: other })
    await box.merchant.simulator.idle()
    expect(box.types()).toEqual([
      "OrderReferenceNotification",
      "PaymentAuthorize",
      "PaymentAuthorize",
    ])
  })

  test("a chargeback has blanks in its type", async () => {
    const id = await box.quietOrder()
    const now = await box.merchant.authorize(id, "n_a", "10.00", { CaptureNow: "true" })
    await box.merchant.control("POST", `/captures/${now.get("member") ?? ""}/chargeback`)
    expect(box.types()).toContain("Chargeback Detailed Notification")
    const message = box.receiver.received.find((one) =>
      inner(one).NotificationType?.startsWith("Chargeback"),
    )
    expect(inner(message).NotificationData).toContain("<ChargebackState>RECEIVED</ChargebackState>")
  })
})

test("an address registered by API gets the types it asked for", async () => {
  await box.mode({ endpoint: null })
  const key = "NotificationConfigurationList.NotificationConfiguration.1"
  const set = await box.merchant.call("SetMerchantNotificationConfiguration", {
    [`${key}.NotificationUrl`]: box.receiver.url,
    [`${key}.EventTypes.EventTypeList.1`]: "PAYMENT_AUTHORIZE",
  })
  expect(set.status).toBe(200)
  const read = await box.merchant.call("GetMerchantNotificationConfiguration")
  expect([read.get("NotificationUrl"), read.get("EventType")]).toEqual([
    box.receiver.url,
    "PAYMENT_AUTHORIZE",
  ])
  const id = await box.merchant.open()
  await box.merchant.authorize(id, "n_a", "10")
  await box.merchant.simulator.idle()
  expect(box.types()).toEqual(["PaymentAuthorize"])
  await box.merchant.call("SetMerchantNotificationConfiguration", {
    [`${key}.NotificationUrl`]: "http://127.0.0.1:9/",
    [`${key}.EventTypes.EventTypeList.1`]: "CHARGEBACK_DETAILED",
  })
})

test("a subscription wants to be confirmed", async () => {
  await box.merchant.control("POST", "/notifications/subscribe")
  const [message] = box.receiver.received
  const fields = envelope(message)
  expect(message?.headers["x-amz-sns-message-type"]).toBe("SubscriptionConfirmation")
  expect(fields.Type).toBe("SubscriptionConfirmation")
  expect(await box.isSigned(fields)).toBe(true)
  const visited = await fetch(fields.SubscribeURL ?? "")
  expect([visited.status, (await visited.text()).includes("ConfirmSubscriptionResponse")]).toEqual([
    200,
    true,
  ])
})

test("idle does not resolve while an answer is on its way that a notification follows", async () => {
  const id = await box.quietOrder()
  await box.merchant.control("POST", "/faults", {
    faults: [{ action: "Authorize", kind: "slow", ms: 100 }],
  })
  const answer = box.merchant.authorize(id, "n_a", "10")
  const asked = async (): Promise<unknown> =>
    (await box.merchant.control("GET", "/ledger")).value.requests
  while (!JSON.stringify(await asked()).includes("Authorize")) continue
  await box.merchant.simulator.idle()
  expect(box.types()).toEqual(["PaymentAuthorize"])
  expect((await answer).status).toBe(200)
})

test("a receiver may call back while it is being told", async () => {
  const id = await box.quietOrder()
  box.receiver.before = async () => {
    await box.merchant.call("GetOrderReferenceDetails", { AmazonOrderReferenceId: id })
  }
  await box.mode({ early: true })
  const answer = await box.merchant.authorize(id, "n_a", "10")
  expect([answer.status, box.receiver.received.length]).toEqual([200, 1])
})

test.each([
  ["OrderReferenceNotification", "OrderReferenceNotification"],
  ["PaymentAuthorize", "AuthorizationNotification"],
  ["PaymentCapture", "CaptureNotification"],
  ["PaymentRefund", "RefundNotification"],
  ["SolutionProviderEvent", "SolutionProviderMerchantNotification"],
  ["Chargeback Detailed Notification", "ChargebackNotification"],
])("a test message of type %s has the root %s", async (type, root) => {
  await box.merchant.control("POST", "/notifications/sample", { type })
  expect(box.receiver.received).toHaveLength(1)
  const [message] = box.receiver.received
  expect(await box.isSigned(envelope(message))).toBe(true)
  expect(inner(message)).toMatchObject({ NotificationType: type, IsSample: true })
  expect(inner(message).NotificationData).toContain(`<${root} xmlns=`)
})

test("a receiver that never answers does not keep the simulator from stopping", async () => {
  const other = await startFrozen({ notifications: { endpoint: box.receiver.url } })
  box.receiver.before = () => new Promise(() => undefined)
  await other.open()
  await other.simulator.stop()
  await other.simulator.idle()
})
