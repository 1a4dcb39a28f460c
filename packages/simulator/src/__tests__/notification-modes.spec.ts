import { envelope, inner, Mailbox } from "./support/mailbox"

const box = new Mailbox()
beforeAll(() => box.open())
beforeEach(() => box.empty())
afterAll(() => box.close())

describe("modes", () => {
  test("held ones go when released, reversed if so wished", async () => {
    const id = await box.quietOrder()
    await box.mode({ hold: true })
    const answer = await box.merchant.authorize(id, "n_a", "50.00")
    await box.merchant.capture(answer.get("AmazonAuthorizationId") ?? "", "n_c", "50.00")
    await box.merchant.simulator.idle()
    expect(box.receiver.received).toHaveLength(0)
    expect((await box.listed()).at(-1)).toMatchObject({ sentAt: null, attempts: [] })
    await box.mode({ hold: true, reverse: true })
    const { value } = await box.merchant.control("POST", "/notifications/release")
    expect(value).toEqual({ released: 3 })
    expect(box.types()).toEqual(["PaymentAuthorize", "PaymentCapture", "PaymentAuthorize"])
    expect(inner(box.receiver.received[0]).NotificationData).toContain("MaxCapturesProcessed")
  })

  test("what one event causes arrives last first", async () => {
    const id = await box.quietOrder()
    await box.mode({ reverse: true })
    await box.merchant.authorize(id, "n_a", "50.00", { CaptureNow: "true" })
    await box.merchant.simulator.idle()
    expect(box.types()).toEqual(["PaymentAuthorize", "PaymentCapture"])
  })

  test("duplicates are the same message again", async () => {
    await box.mode({ duplicate: 2 })
    await box.merchant.open()
    await box.merchant.simulator.idle()
    expect(box.receiver.received).toHaveLength(3)
    expect(new Set(box.receiver.received.map((message) => message.body)).size).toBe(1)
    expect((await box.listed())[0]?.attempts.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test("lost ones are written down, and can be delivered by hand", async () => {
    await box.mode({ lose: 1 })
    const id = await box.merchant.open()
    await box.merchant.simulator.idle()
    expect(box.receiver.received).toHaveLength(0)
    const [lost] = await box.listed()
    expect(lost).toMatchObject({ objectId: id, attempts: [] })
    await box.merchant.control("POST", `/notifications/${lost?.id ?? ""}/redeliver`)
    expect(envelope(box.receiver.received[0]).MessageId).toBe(lost?.id)
  })

  test("a probability loses some, the same ones for the same seed", async () => {
    const pattern = async (): Promise<boolean[]> => {
      await box.merchant.control("POST", "/reset")
      await box.mode({ lose: 0.5, seed: 7 })
      for (let count = 0; count < 12; count += 1) await box.merchant.open()
      await box.merchant.simulator.idle()
      return (await box.listed()).map(({ attempts }) => attempts.length > 0)
    }
    const first = await pattern()
    expect(new Set(first).size).toBe(2)
    expect(await pattern()).toEqual(first)
  })

  test("early ones arrive before the answer", async () => {
    const id = await box.quietOrder()
    await box.mode({ early: true })
    let answered = false
    let early: boolean | null = null
    box.receiver.before = () => {
      early = !answered
      return Promise.resolve()
    }
    await box.merchant.authorize(id, "n_a", "10")
    answered = true
    expect(early).toBe(true)
  })

  test.each(["foreign-topic", "other-seller", "live", "oversized", "unreadable"])(
    "as %s they are validly signed",
    async (as) => {
      await box.mode({ as })
      await box.merchant.open()
      await box.merchant.simulator.idle()
      const [message] = box.receiver.received
      const fields = envelope(message)
      expect(await box.isSigned(fields)).toBe(true)
      const own = box.merchant.simulator.sellerId
      expect(fields.TopicArn?.includes(":291180941288:")).toBe(as !== "foreign-topic")
      expect(inner(message).SellerId === own).toBe(as !== "other-seller")
      expect(inner(message).ReleaseEnvironment).toBe(as === "live" ? "Live" : "Sandbox")
      expect((message?.body.length ?? 0) > 262_144).toBe(as === "oversized")
      expect(/<\/\w+>(<!--x+-->)?$/.test(inner(message).NotificationData ?? "")).toBe(
        as !== "unreadable",
      )
    },
  )

  test("corrupt ones can be read but not verified", async () => {
    await box.mode({ as: "corrupt" })
    await box.merchant.open()
    await box.merchant.simulator.idle()
    expect(inner(box.receiver.received[0]).NotificationType).toBe("OrderReferenceNotification")
    expect(await box.isSigned(envelope(box.receiver.received[0]))).toBe(false)
  })

  test("a mode not named returns to plain sending, the endpoint stays", async () => {
    await box.mode({ hold: true, as: "corrupt" })
    const { value } = await box.mode({})
    expect(value).toMatchObject({ endpoint: box.receiver.url, hold: false, as: null })
  })
})

describe("what the receiver's answer leads to", () => {
  const attempts = async (): Promise<(number | null)[]> =>
    ((await box.listed())[0]?.attempts ?? []).map(({ status }) => status)

  test("a failure is tried again every hour until it succeeds", async () => {
    box.receiver.answer = 500
    await box.merchant.open()
    await box.merchant.simulator.idle()
    await box.merchant.advance("PT2H")
    expect(await attempts()).toEqual([500, 500, 500])
    box.receiver.answer = 200
    await box.merchant.advance("PT10H")
    expect(await attempts()).toEqual([500, 500, 500, 200])
  })

  test("for fourteen days at most", async () => {
    box.receiver.answer = 503
    await box.merchant.open()
    await box.merchant.simulator.idle()
    await box.merchant.advance("P20D")
    expect(await attempts()).toHaveLength(1 + 14 * 24)
  })

  test.each([400, 403, 404, 410])("a %d is final", async (status) => {
    box.receiver.answer = status
    await box.merchant.open()
    await box.merchant.simulator.idle()
    await box.merchant.advance("P1D")
    expect(await attempts()).toEqual([status])
  })

  test("nobody there is final, too", async () => {
    await box.mode({ endpoint: "http://127.0.0.1:9/ipn" })
    await box.merchant.open()
    await box.merchant.simulator.idle()
    await box.merchant.advance("P1D")
    expect(await attempts()).toEqual([null])
  })
})
