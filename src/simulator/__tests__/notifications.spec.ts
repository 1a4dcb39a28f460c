import { createPublicKey, createVerify, X509Certificate } from "node:crypto"
import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import type { Received, Receiver } from "./support/receiver"
import { startReceiver } from "./support/receiver"

let receiver: Receiver
let merchant: Merchant

beforeAll(async () => {
  receiver = await startReceiver()
  merchant = await startFrozen()
})
beforeEach(async () => {
  await merchant.control("POST", "/reset")
  await merchant.control("POST", "/notifications", { endpoint: receiver.url })
  receiver.received.length = 0
  receiver.answer = 200
  receiver.before = () => Promise.resolve()
})
afterAll(async () => {
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

describe("which change sends which notification", () => {
  test("a synchronous authorization and a capture with its closed authorization", async () => {
    const id = await quietOrder()
    const answer = await merchant.authorize(id, "n_a", "50.00")
    await merchant.simulator.idle()
    expect(types()).toEqual(["PaymentAuthorize"])
    await merchant.capture(answer.get("AmazonAuthorizationId") ?? "", "n_c", "20.00")
    await merchant.simulator.idle()
    expect(types()).toEqual(["PaymentAuthorize", "PaymentCapture", "PaymentAuthorize"])
    const closed = inner(receiver.received[2]).NotificationData
    expect(closed).toContain("<ReasonCode>MaxCapturesProcessed</ReasonCode>")
    expect(closed).toContain("<CapturedAmount><Amount>20.0</Amount>")
  })

  test("a decline tells of the order it suspends", async () => {
    const id = await quietOrder()
    await merchant.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    await merchant.authorize(id, "n_a", "50.00")
    await merchant.control("POST", `/order-references/${id}/payment-method`, {})
    await merchant.simulator.idle()
    expect(types()).toEqual([
      "PaymentAuthorize",
      "OrderReferenceNotification",
      "OrderReferenceNotification",
    ])
  })

  test("a settled refund, and cancel with every authorization it closes", async () => {
    const id = await quietOrder("100.00")
    const now = await merchant.authorize(id, "n_a", "10.00", { CaptureNow: "true" })
    await merchant.refund(now.get("member") ?? "", "n_r", "10.00")
    await merchant.simulator.idle()
    expect(types()).toEqual(["PaymentCapture", "PaymentAuthorize"])
    await merchant.advance("PT1M")
    expect(types().slice(2)).toEqual(["PaymentRefund"])
    const other = await quietOrder("100.00")
    await merchant.authorize(other, "n_b", "10.00")
    await merchant.authorize(other, "n_c", "10.00")
    await merchant.simulator.idle()
    receiver.received.length = 0
    await merchant.call("CancelOrderReference", { AmazonOrderReferenceId: other })
    await merchant.simulator.idle()
    expect(types()).toEqual(["OrderReferenceNotification", "PaymentAuthorize", "PaymentAuthorize"])
  })

  test("a chargeback has blanks in its type", async () => {
    const id = await quietOrder()
    const now = await merchant.authorize(id, "n_a", "10.00", { CaptureNow: "true" })
    await merchant.control("POST", `/captures/${now.get("member") ?? ""}/chargeback`)
    expect(types()).toContain("Chargeback Detailed Notification")
    const message = receiver.received.find((one) =>
      inner(one).NotificationType?.startsWith("Chargeback"),
    )
    expect(inner(message).NotificationData).toContain("<ChargebackState>RECEIVED</ChargebackState>")
  })

  test("an agreement says what happened to it", async () => {
    const { value } = await merchant.control("POST", "/billing-agreements")
    await merchant.call("ConfirmBillingAgreement", value as Fields)
    await merchant.simulator.idle()
    expect(inner(receiver.received[0])).toMatchObject({
      NotificationType: "BillingAgreementNotification",
      EventType: "BillingAgreementStatusUpdated",
    })
  })
})

test("an address registered by API gets the types it asked for", async () => {
  await mode({ endpoint: null })
  const key = "NotificationConfigurationList.NotificationConfiguration.1"
  const set = await merchant.call("SetMerchantNotificationConfiguration", {
    [`${key}.NotificationUrl`]: receiver.url,
    [`${key}.EventTypes.EventTypeList.1`]: "PAYMENT_AUTHORIZE",
  })
  expect(set.status).toBe(200)
  const read = await merchant.call("GetMerchantNotificationConfiguration")
  expect([read.get("NotificationUrl"), read.get("EventType")]).toEqual([
    receiver.url,
    "PAYMENT_AUTHORIZE",
  ])
  const id = await merchant.open()
  await merchant.authorize(id, "n_a", "10")
  await merchant.simulator.idle()
  expect(types()).toEqual(["PaymentAuthorize"])
  await merchant.call("SetMerchantNotificationConfiguration", {
    [`${key}.NotificationUrl`]: "http://127.0.0.1:9/",
    [`${key}.EventTypes.EventTypeList.1`]: "CHARGEBACK_DETAILED",
  })
})

describe("modes", () => {
  test("held ones go when released, reversed if so wished", async () => {
    const id = await quietOrder()
    await mode({ hold: true })
    const answer = await merchant.authorize(id, "n_a", "50.00")
    await merchant.capture(answer.get("AmazonAuthorizationId") ?? "", "n_c", "50.00")
    await merchant.simulator.idle()
    expect(receiver.received).toHaveLength(0)
    expect((await listed()).at(-1)).toMatchObject({ sentAt: null, attempts: [] })
    await mode({ hold: true, reverse: true })
    const { value } = await merchant.control("POST", "/notifications/release")
    expect(value).toEqual({ released: 3 })
    expect(types()).toEqual(["PaymentAuthorize", "PaymentCapture", "PaymentAuthorize"])
    expect(inner(receiver.received[0]).NotificationData).toContain("MaxCapturesProcessed")
  })

  test("what one event causes arrives last first", async () => {
    const id = await quietOrder()
    await mode({ reverse: true })
    await merchant.authorize(id, "n_a", "50.00", { CaptureNow: "true" })
    await merchant.simulator.idle()
    expect(types()).toEqual(["PaymentAuthorize", "PaymentCapture"])
  })

  test("duplicates are the same message again", async () => {
    await mode({ duplicate: 2 })
    await merchant.open()
    await merchant.simulator.idle()
    expect(receiver.received).toHaveLength(3)
    expect(new Set(receiver.received.map((message) => message.body)).size).toBe(1)
    expect((await listed())[0]?.attempts.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test("lost ones are written down, and can be delivered by hand", async () => {
    await mode({ lose: 1 })
    const id = await merchant.open()
    await merchant.simulator.idle()
    expect(receiver.received).toHaveLength(0)
    const [lost] = await listed()
    expect(lost).toMatchObject({ objectId: id, attempts: [] })
    await merchant.control("POST", `/notifications/${lost?.id ?? ""}/redeliver`)
    expect(envelope(receiver.received[0]).MessageId).toBe(lost?.id)
  })

  test("a probability loses some, the same ones for the same seed", async () => {
    const pattern = async (): Promise<boolean[]> => {
      await merchant.control("POST", "/reset")
      await mode({ lose: 0.5, seed: 7 })
      for (let count = 0; count < 12; count += 1) await merchant.open()
      await merchant.simulator.idle()
      return (await listed()).map(({ attempts }) => attempts.length > 0)
    }
    const first = await pattern()
    expect(new Set(first).size).toBe(2)
    expect(await pattern()).toEqual(first)
  })

  test("early ones arrive before the answer", async () => {
    const id = await quietOrder()
    await mode({ early: true })
    let answered = false
    let early: boolean | null = null
    receiver.before = () => {
      early = !answered
      return Promise.resolve()
    }
    await merchant.authorize(id, "n_a", "10")
    answered = true
    expect(early).toBe(true)
  })

  test.each(["foreign-topic", "other-seller", "live", "oversized"])(
    "as %s they are validly signed",
    async (as) => {
      await mode({ as })
      await merchant.open()
      await merchant.simulator.idle()
      const [message] = receiver.received
      const fields = envelope(message)
      expect(await isSigned(fields)).toBe(true)
      const own = merchant.simulator.sellerId
      expect(fields.TopicArn?.includes(":291180941288:")).toBe(as !== "foreign-topic")
      expect(inner(message).SellerId === own).toBe(as !== "other-seller")
      expect(inner(message).ReleaseEnvironment).toBe(as === "live" ? "Live" : "Sandbox")
      expect((message?.body.length ?? 0) > 262_144).toBe(as === "oversized")
    },
  )

  test("corrupt ones can be read but not verified", async () => {
    await mode({ as: "corrupt" })
    await merchant.open()
    await merchant.simulator.idle()
    expect(inner(receiver.received[0]).NotificationType).toBe("OrderReferenceNotification")
    expect(await isSigned(envelope(receiver.received[0]))).toBe(false)
  })

  test("a mode not named returns to plain sending, the endpoint stays", async () => {
    await mode({ hold: true, as: "corrupt" })
    const { value } = await mode({})
    expect(value).toMatchObject({ endpoint: receiver.url, hold: false, as: null })
  })
})

describe("what the receiver's answer leads to", () => {
  const attempts = async (): Promise<(number | null)[]> =>
    ((await listed())[0]?.attempts ?? []).map(({ status }) => status)

  test("a failure is tried again every hour until it succeeds", async () => {
    receiver.answer = 500
    await merchant.open()
    await merchant.simulator.idle()
    await merchant.advance("PT2H")
    expect(await attempts()).toEqual([500, 500, 500])
    receiver.answer = 200
    await merchant.advance("PT10H")
    expect(await attempts()).toEqual([500, 500, 500, 200])
  })

  test("for fourteen days at most", async () => {
    receiver.answer = 503
    await merchant.open()
    await merchant.simulator.idle()
    await merchant.advance("P20D")
    expect(await attempts()).toHaveLength(1 + 14 * 24)
  })

  test.each([400, 403, 404, 410])("a %d is final", async (status) => {
    receiver.answer = status
    await merchant.open()
    await merchant.simulator.idle()
    await merchant.advance("P1D")
    expect(await attempts()).toEqual([status])
  })

  test("nobody there is final, too", async () => {
    await mode({ endpoint: "http://127.0.0.1:9/ipn" })
    await merchant.open()
    await merchant.simulator.idle()
    await merchant.advance("P1D")
    expect(await attempts()).toEqual([null])
  })
})

test("a subscription wants to be confirmed", async () => {
  await merchant.control("POST", "/notifications/subscribe")
  const [message] = receiver.received
  const fields = envelope(message)
  expect(message?.headers["x-amz-sns-message-type"]).toBe("SubscriptionConfirmation")
  expect(fields.Type).toBe("SubscriptionConfirmation")
  expect(await isSigned(fields)).toBe(true)
  const visited = await fetch(fields.SubscribeURL ?? "")
  expect([visited.status, (await visited.text()).includes("ConfirmSubscriptionResponse")]).toEqual([
    200,
    true,
  ])
})

test("a receiver may call back while it is being told", async () => {
  const id = await quietOrder()
  receiver.before = async () => {
    await merchant.call("GetOrderReferenceDetails", { AmazonOrderReferenceId: id })
  }
  await mode({ early: true })
  const answer = await merchant.authorize(id, "n_a", "10")
  expect([answer.status, receiver.received.length]).toEqual([200, 1])
})
