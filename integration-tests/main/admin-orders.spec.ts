import { capturesIn, PanelDesk, paymentIn, type Panel } from "../support/admin-panel"
import { engineOf, inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({ capture: "manual" }, (scene) => {
  const desk = new PanelDesk(scene)
  const place = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    return { id, orderId }
  }

  it("shows an order, captures its parcels one by one, and refunds from a capture", async () => {
    const { id, orderId } = await place()
    const mugs = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    const before = await desk.look(orderId)
    const total = paymentIn(before).money.total ?? ""
    expect(paymentIn(before)).toMatchObject({
      order_reference: { amazon_id: id, state: "Open", url: expect.stringContaining(id) },
      account: { environment: "sandbox", region: "na" },
      money: { charged: "0.00", left: total, held: total },
      actions: { capture: { allowed: true, amount: total }, authorize: { why: "held-already" } },
    })
    expect(before.parcels).toMatchObject([
      { fulfillment_id: mugs, charge: "due", capture: { allowed: true } },
    ])
    expect(before.before_shipping).toMatchObject({ way: "held" })
    const worth = before.parcels[0]?.amount ?? ""

    const first = await desk.done(orderId, "captures", { fulfillment_id: mugs })
    expect(first.parcels).toMatchObject([{ charge: "charged", amount: worth }])
    expect(capturesIn(first)).toMatchObject([
      { amount: worth, state: "completed", fulfillment_id: mugs, booked: true },
    ])
    expect(Object.values(first.people)).toEqual(["admin@example.com"])
    expect(first.before_shipping).toMatchObject({ way: "authorize" })
    expect(await desk.refused(orderId, "captures", { fulfillment_id: mugs })).toBe(
      "The parcel is charged.",
    )
    await scene.warehouse.eventually(orderId, "partially_captured")

    const rest = paymentIn(first).money.left ?? ""
    const tote = await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    const second = await desk.done(orderId, "captures", { fulfillment_id: tote })
    expect(paymentIn(second).money).toMatchObject({ charged: total, left: "0.00" })
    expect(second.parcels).toMatchObject([{ amount: worth }, { amount: rest }])
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total })
    await scene.warehouse.eventually(orderId, "captured")

    // The first capture, though a refund through Medusa alone would take the newest.
    const [oldest] = capturesIn(second)
    const amazon_capture_id = oldest?.amazon_id ?? ""
    const refunded = await desk.done(orderId, "refunds", { amazon_capture_id, amount: "3.10" })
    expect(capturesIn(refunded)[0]?.refunds).toMatchObject([{ amount: "3.10", booked: true }])
    expect(capturesIn(refunded)[1]?.refunds).toEqual([])
    const { payment_collections } = await scene.warehouse.view(orderId)
    expect(payment_collections[0]?.payments[0]?.refunds).toMatchObject([{ amount: 3.1 }])
    expect(await desk.refused(orderId, "refunds", { amazon_capture_id, amount: worth })).toContain(
      "at most",
    )
    const made = (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
    expect(made.map(({ Refunds }) => Refunds.map(({ Amount }) => Amount))).toEqual([["3.10"], []])
  })

  it("keeps who refreshed, for good, and who captured with the call alone", async () => {
    const { id, orderId } = await place()
    const auditEntriesIn = ({ timeline }: Panel) =>
      timeline.filter(({ event }) => event === "audit")
    expect(auditEntriesIn(await desk.look(orderId))).toEqual([])
    const looked = await desk.done(orderId, "refresh")
    const [auditEntry] = auditEntriesIn(looked)
    expect(auditEntriesIn(looked)).toHaveLength(1)
    expect(auditEntry).toMatchObject({ action: "refresh", subject_id: null })
    expect(looked.people[String(auditEntry?.asked_by)]).toBe("admin@example.com")
    expect(await engineOf(scene).listAuditEntries({ amazon_order_reference_id: id })).toMatchObject(
      [
        {
          action: "refresh",
          asked_by: auditEntry?.asked_by,
          account: expect.stringContaining("sandbox"),
        },
      ],
    )

    const captured = await desk.done(orderId, "captures", { amount: "10.00" })
    expect(auditEntriesIn(captured)).toEqual([auditEntry])
    expect(captured.timeline).toContainEqual(
      expect.objectContaining({ event: "call", kind: "capture", asked_by: auditEntry?.asked_by }),
    )
    // What was refused has not happened.
    await desk.refused(orderId, "captures", { amount: "999.00" })
    expect(auditEntriesIn(await desk.look(orderId))).toEqual([auditEntry])
  })

  it("captures once when two people ask at once, and tells the second", async () => {
    const { orderId } = await place()
    const { version } = paymentIn(await desk.look(orderId))
    const answers = await Promise.all(
      ["10.00", "10.00"].map((amount) =>
        desk.call("POST", `/orders/${orderId}/captures`, { amount, version }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(answers.find(({ status }) => status === 400)?.body.message).toContain("since you looked")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "10.00" })
    const view = await desk.look(orderId)
    expect(capturesIn(view)).toMatchObject([{ amount: "10.00", fulfillment_id: null }])
  })

  it("releases, authorizes anew and closes, each only when it makes sense", async () => {
    const { id, orderId } = await place()
    expect(await desk.refused(orderId, "authorizations")).toBe("The rest is held already.")
    const released = await desk.done(orderId, "release")
    expect(paymentIn(released)).toMatchObject({ money: { held: "0.00" } })
    expect(await desk.refused(orderId, "release")).toBe("No money is held.")
    const total = paymentIn(released).money.total
    const anew = await desk.done(orderId, "authorizations")
    expect(paymentIn(anew).money.held).toBe(total)
    await desk.done(orderId, "close")
    expect((await scene.amazon.tree(id)).State).toBe("Closed")
    // What is held stays capturable at Amazon, and so here.
    const closed = await desk.done(orderId, "captures", { amount: "5.00" })
    expect(paymentIn(closed).actions.capture).toMatchObject({ why: "reference-closed" })
    expect(await desk.refused(orderId, "captures", { amount: "1.00" })).toContain("is closed")
  })

  it("refuses what cannot be meant", async () => {
    const { orderId } = await place()
    expect(await desk.refused(orderId, "captures", { amount: "10.001" })).toContain("digits")
    expect(await desk.refused(orderId, "captures", { amount: "100000" })).toContain("at most")
    expect(await desk.refused(orderId, "captures", {})).toContain("either an amount")
    expect(await desk.refused(orderId, "captures", { amount: "1", more: 1 })).toContain("more")
    const { status } = await desk.call("GET", "/orders/order_none")
    expect(status).toBe(404)
    expect((await scene.amazon.ledger()).captured).toEqual({})
  })

  it("shows nothing of an order that was not paid with Amazon Pay, and nothing to strangers", async () => {
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await scene.buyer.complete(cart.id)
    const answer = await desk.call("GET", `/orders/${body.order?.id ?? ""}`)
    expect(answer).toMatchObject({ status: 200, body: { amazon_pay: null } })
    const stranger = await fetch(`${scene.base}/admin/amazon-pay/status`)
    expect(stranger.status).toBe(401)
  })

  it("shows a pending capture, and that it completes", async () => {
    const { orderId } = await place()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    const pending = await desk.done(orderId, "captures", { amount: "10.00" })
    expect(capturesIn(pending)).toMatchObject([{ state: "pending", booked: false }])
    expect(paymentIn(pending).money).toMatchObject({ charged: "0.00", pending: "10.00" })
    await scene.amazon.advance("PT2H")
    await eventually(async () => {
      expect(capturesIn(await desk.look(orderId))).toMatchObject([
        { state: "completed", booked: true },
      ])
    })
  })
})
