import { PanelDesk } from "../support/admin-panel"
import { engineOf, inboxOf, inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  const desk = new PanelDesk(scene)
  const place = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    return { id, orderId }
  }

  const registrations = (body: object) => desk.call("POST", "/registrations", body)

  it("lists notifications, shows one, and works on it again", async () => {
    const { id, orderId } = await place()
    const { body: all } = await desk.call("GET", `/notifications?amazon_order_reference_id=${id}`)
    expect(all).toMatchObject({ limit: 20, offset: 0, count: (await inboxOf(scene)).length })
    const { body: none } = await desk.call("GET", "/notifications?state=dead")
    expect(none).toMatchObject({ notifications: [], count: 0 })

    const [row] = await inboxOf(scene)
    await engineOf(scene).updateNotifications({
      id: row?.id ?? "",
      state: "dead",
      problem: "Broken.",
    })
    const { body: dead } = await desk.call("GET", "/notifications?state=dead&state=unmatched")
    expect(dead).toMatchObject({ notifications: [{ id: row?.id, problem: "Broken." }], count: 1 })
    const { body } = await desk.call("POST", `/notifications/${row?.id ?? ""}/replay`)
    expect(body).toMatchObject({
      notification: { state: "processed", outcome: "known", problem: null, order_id: orderId },
    })
    expect(JSON.stringify(body)).not.toContain("UnsubscribeURL=")
    expect((await desk.call("POST", "/notifications/aponot_none/replay")).status).toBe(404)
    expect((await desk.call("GET", "/notifications?limit=1000")).status).toBe(400)
  })

  it("lists orders that need a person until they do not", async () => {
    const { id, orderId } = await place()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await inboxSettled(scene)
    await desk.done(orderId, "refresh")
    const { body } = await desk.call("GET", "/attention")
    expect(body).toMatchObject({
      orders: [{ amazon_order_reference_id: id, order: { id: orderId } }],
      count: 1,
    })
  })

  it("tells how the account is configured without a secret, and what is wrong with it", async () => {
    await place()
    const { body } = await desk.call("GET", "/status")
    const { sellerId, secretKey, accessKey } = scene.amazon.simulator
    expect(body).toMatchObject({
      accounts: [
        {
          seller_id: sellerId,
          environment: "sandbox",
          capture: "fulfillment",
          guard: "warn",
          topics: [{ trusted: true, pinned: false, confirmed_at: null }],
        },
      ],
    })
    expect(JSON.stringify(body)).not.toContain(secretKey)
    expect(JSON.stringify(body)).not.toContain(accessKey)
    const { accounts } = body as unknown as {
      accounts: { key: string; topics: { topic_arn: string }[] }[]
    }
    const topic = { account: accounts[0]?.key, topic_arn: accounts[0]?.topics[0]?.topic_arn }
    const confirmed = await desk.call("POST", "/topics", topic)
    expect(confirmed.body).toMatchObject({
      accounts: [{ topics: [{ confirmed_at: expect.any(String) }] }],
    })
    expect(
      (await desk.call("POST", "/topics", { ...topic, topic_arn: "arn:aws:sns:x" })).status,
    ).toBe(404)
    const checked = await desk.call("POST", "/check")
    expect(checked.body).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ check: "credentials", ok: true }),
      ]),
    })
    const stranger = await fetch(`${scene.base}/admin/amazon-pay/check`, { method: "POST" })
    expect(stranger.status).toBe(401)
  })

  it("registers the address for notifications, beside those that are there", async () => {
    const elsewhere = "http://127.0.0.1:9/another-shop"
    const url = `${scene.base}/hooks/amazon-pay/ipn`
    for (const one of [elsewhere, url]) {
      const { body } = await registrations({ url: one })
      expect(body).toMatchObject({
        findings: [{ check: "ipn-registration", ok: true, message: expect.stringContaining(one) }],
      })
    }
    const { body } = await desk.call("POST", "/check")
    const registered = (
      body as unknown as { findings: { check: string; message: string }[] }
    ).findings.find(({ check }) => check === "ipn-registration")
    expect(registered?.message).toContain(elsewhere)
    expect(registered?.message).toContain(url)

    expect(await registrations({ url: "not an address" })).toMatchObject({ status: 400 })
    expect(await registrations({ url: "ftp://example.com" })).toMatchObject({ status: 400 })
    expect(await registrations({ url, only: true })).toMatchObject({ status: 400 })
    // The account names no address of its own in its options.
    expect((await registrations({})).body).toMatchObject({ findings: [{ ok: false }] })
    const stranger = await fetch(`${scene.base}/admin/amazon-pay/registrations`, { method: "POST" })
    expect(stranger.status).toBe(401)
  })
})
