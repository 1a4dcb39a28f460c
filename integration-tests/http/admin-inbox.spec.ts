import { PanelDesk } from "../support/admin-panel"
import { engineOf, inboxOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
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
    const longAgo = new Date("2024-05-06T10:00:00.000Z")
    await engineOf(scene).updateNotifications({
      id: row?.id ?? "",
      state: "dead",
      problem: "Broken.",
      received_at: longAgo,
    })
    const { body: dead } = await desk.call("GET", "/notifications?state=dead&state=unmatched")
    expect(dead).toMatchObject({ notifications: [{ id: row?.id, problem: "Broken." }], count: 1 })
    const { body } = await desk.call("POST", `/notifications/${row?.id ?? ""}/replay`)
    expect(body).toMatchObject({
      notification: {
        state: "processed",
        outcome: "already-known",
        problem: null,
        order_id: orderId,
        received_at: longAgo.toISOString(),
        replays: [{ asked_by: "admin@example.com" }],
      },
    })
    const { timeline } = await desk.look(orderId)
    expect(timeline.filter(({ event }) => event === "audit")).toMatchObject([
      { action: "replay", subject_id: row?.id },
    ])
    expect(JSON.stringify(body)).not.toContain("UnsubscribeURL=")
    expect((await desk.call("POST", "/notifications/aponot_none/replay")).status).toBe(404)
    expect((await desk.call("GET", "/notifications?limit=1000")).status).toBe(400)
  })

  it("says at once that a notification still matches nothing when it has waited for long enough", async () => {
    await scene.amazon.placedElsewhere(await scene.amazon.orderReference())
    await inboxSettled(scene)
    await timePasses(scene, "P4D")
    await reconciled(scene)
    const [row] = await inboxOf(scene)
    expect(row).toMatchObject({ state: "unmatched" })
    const { body } = await desk.call("POST", `/notifications/${row?.id ?? ""}/replay`)
    expect(body).toMatchObject({
      notification: {
        state: "unmatched",
        problem: expect.stringContaining("No order of this store"),
        replays: [{ asked_by: "admin@example.com" }],
      },
    })
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

  it("lets a parcel go that cannot be charged where the account only warns, and lists its order", async () => {
    const { id, orderId } = await place()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await scene.amazon.control("POST", `/order-references/${id}/close`)
    await inboxSettled(scene)
    const { before_shipping } = await desk.look(orderId)
    expect(before_shipping).toMatchObject({ way: "unreachable" })
    // What is not packed yet is owed, and cannot be had any more.
    const listed = [{ amazon_order_reference_id: id, attention: "unreachable" }]
    expect((await desk.call("GET", "/attention")).body).toMatchObject({ orders: listed, count: 1 })

    const charged = (await scene.amazon.ledger()).captured
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    expect((await scene.amazon.ledger()).captured).toEqual(charged)
    const { parcels } = await desk.look(orderId)
    expect(parcels.map(({ charge }) => charge)).toEqual(["charged", "due"])
    expect((await desk.call("GET", "/attention")).body).toMatchObject({
      orders: [{ amazon_order_reference_id: id, attention: "unreachable", order: { id: orderId } }],
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
      accounts: [
        { topics: [{ confirmed_at: expect.any(String), confirmed_by: "admin@example.com" }] },
      ],
    })
    expect(
      (await desk.call("POST", "/topics", { ...topic, topic_arn: "arn:aws:sns:x" })).status,
    ).toBe(400)
    const checked = await desk.call("POST", "/check")
    expect(checked.body).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ check: "credentials", ok: true }),
      ]),
    })
    const stranger = await fetch(`${scene.base}/admin/amazon-pay/check`, { method: "POST" })
    expect(stranger.status).toBe(401)
  })

  it("tries the address that the page shows, and none of anything else", async () => {
    const ipn_url = `${scene.base}/hooks/amazon-pay/ipn`
    const told = async (body?: object) => {
      const { findings } = (await desk.call("POST", "/check", body)).body as unknown as {
        findings: { check: string; code: string; values: object }[]
      }
      return findings.filter(({ check }) => check === "ipn-url")
    }
    expect(await told()).toMatchObject([{ code: "ipn-url-untried", values: {} }])
    expect(await told({ ipn_url })).toMatchObject([
      { ok: true, code: "ipn-url-right", values: { address: ipn_url } },
    ])
    for (const [address, why] of [
      ["not an address", "must be a URL"],
      ["ftp://127.0.0.1/hooks/amazon-pay/ipn", "must be a URL"],
      [`${scene.base}/admin/users`, "must end with /hooks/amazon-pay/ipn"],
      [`${scene.base}/hooks/amazon-pay/ipn/`, "must end with"],
      [`${scene.base}/x/hooks/amazon-pay/ipn`, "must end with"],
      [`${ipn_url}?to=elsewhere`, "must end with"],
      [ipn_url.replace("://", "://me:secret@"), "must end with"],
    ]) {
      const { status, body } = await desk.call("POST", "/check", { ipn_url: address })
      expect([address, status, body.message]).toEqual([
        address,
        400,
        expect.stringContaining(why ?? ""),
      ])
    }
  })

  it("registers the address for notifications, beside those that are there", async () => {
    const elsewhere = "http://127.0.0.1:9/hooks/amazon-pay/ipn"
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
