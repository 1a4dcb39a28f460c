import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  const settledStatuses = async () => {
    await scene.amazon.simulator.idle()
    return (await scene.amazon.notifications()).flatMap(({ attempts }) =>
      attempts.map(({ status }) => status),
    )
  }
  const post = async (body: string) => {
    const answer = await fetch(`${scene.base}/hooks/amazon-pay/ipn`, {
      method: "POST",
      headers: { "content-type": "text/plain; charset=UTF-8" },
      body,
    })
    return { status: answer.status, body: await answer.text() }
  }

  it.each(["1", "2"])(
    "are taken with signature version %s and cost no call",
    async (signatureVersion) => {
      await scene.amazon.control("POST", "/notifications", { signatureVersion })
      const id = await scene.amazon.orderReference()
      const orderId = await scene.buyer.order(id)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await scene.warehouse.eventually(orderId, "captured")
      await eventually(async () => {
        expect((await scene.amazon.tree(id)).State).toBe("Closed")
      })
      const statuses = await settledStatuses()
      expect(statuses.length).toBeGreaterThanOrEqual(5)
      expect(new Set(statuses)).toEqual(new Set([200]))
      expect((await scene.amazon.ledger()).requests).toEqual({
        SetOrderReferenceDetails: 1,
        ConfirmOrderReference: 1,
        Authorize: 1,
        Capture: 1,
        CloseOrderReference: 1,
      })
    },
  )

  it.each([
    ["corrupt", 400],
    ["other-seller", 403],
    ["live", 403],
    ["oversized", 413],
  ])("that are %s are answered with %i and change nothing", async (as, status) => {
    await scene.amazon.control("POST", "/notifications", { as })
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const statuses = await settledStatuses()
    expect(new Set(statuses)).toEqual(new Set([status]))
    expect((await scene.warehouse.view(orderId)).payment_status).toBe("authorized")
    expect((await scene.amazon.ledger()).requests).not.toHaveProperty("GetAuthorizationDetails")
  })

  it.each(["", "{}", "not json", '{"Type":"Notification"}', "[]", "null"])(
    "that are no SNS message (%p) are answered with 400 and a sentence",
    async (body) => {
      const answer = await post(body)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body)).toEqual({
        type: "amazon_pay_notification",
        message: expect.stringMatching(/^[A-Z].*\.$/),
      })
    },
  )

  it("are believed in nothing: a capture that Amazon declines later is never booked", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending", reasonCode: "AmazonRejected" }],
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 1 })
    })
    await scene.amazon.advance("PT3H")
    await inboxSettled(scene)
    expect((await scene.amazon.ledger()).requests).toMatchObject({ GetCaptureDetails: 1 })
    const view = await scene.warehouse.view(orderId)
    expect(view.payment_status).toBe("authorized")
    expect(scene.warehouse.payment(view).captures).toEqual([])
  })

  it("say when a refund is through, and the ledger follows", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.capture(orderId, 20)
    await scene.warehouse.refund(orderId, 5)
    await scene.amazon.advance("PT12H")
    await inboxSettled(scene)
    expect((await scene.amazon.ledger()).requests).toMatchObject({ GetRefundDetails: 1 })
    const view = await scene.warehouse.view(orderId)
    const { data } = scene.warehouse.payment(view)
    expect(JSON.stringify(data)).not.toMatch(/secret|token|susie/i)
  })
})
