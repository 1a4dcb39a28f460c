import { capturesIn, PanelDesk, paymentIn } from "../support/admin-panel"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** Somebody acts on an order of which the store has not heard the latest: what is so at Amazon counts, and is shown. */
storeSuite({ capture: "manual" }, (scene) => {
  const desk = new PanelDesk(scene)
  const place = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    // Nobody tells the store any more.
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    const authorizationId =
      (await scene.amazon.tree(id)).Authorizations[0]?.AmazonAuthorizationId ?? ""
    return { id, orderId, authorizationId, total: paymentIn(await desk.look(orderId)).money.total }
  }
  const inSellerCentral = (path: string, body: object = {}) =>
    scene.amazon.control("POST", path, body)
  const captured = async () => (await scene.amazon.ledger()).captured
  const less = (one = "0", other: string) => (Number(one) - Number(other)).toFixed(2)

  it("captures no more than Seller Central has left to capture", async () => {
    const { orderId, authorizationId, total } = await place()
    await inSellerCentral(`/authorizations/${authorizationId}/captures`, { amount: "12.00" })
    const rest = less(total, "12.00")
    expect(await desk.refused(orderId, "captures", { amount: total })).toContain(`at most ${rest}`)
    const view = await desk.look(orderId)
    expect(capturesIn(view)).toMatchObject([{ amount: "12.00", state: "completed", booked: true }])
    expect(paymentIn(view).money).toMatchObject({ charged: "12.00", left: rest, held: "0.00" })
    await desk.done(orderId, "captures", { amount: rest })
    expect(await captured()).toEqual({ USD: total })
    await scene.warehouse.eventually(orderId, "captured")
  })

  it("does not capture a parcel that Seller Central has taken the money for", async () => {
    const { orderId, authorizationId, total } = await place()
    const fulfillment_id = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    expect((await desk.look(orderId)).parcels).toMatchObject([{ capture: { allowed: true } }])
    await inSellerCentral(`/authorizations/${authorizationId}/captures`)
    expect(await desk.refused(orderId, "captures", { fulfillment_id })).toContain("pays for it")
    expect((await desk.look(orderId)).parcels).toMatchObject([{ charge: "nothing-due" }])
    expect(await captured()).toEqual({ USD: total })
  })

  it("refunds no more than Seller Central has left to refund", async () => {
    const { orderId, total } = await place()
    const [capture] = capturesIn(await desk.done(orderId, "captures", { amount: total }))
    const amazon_capture_id = capture?.amazon_id ?? ""
    await inSellerCentral(`/captures/${amazon_capture_id}/refunds`, { amount: less(total, "1.00") })
    expect(await desk.refused(orderId, "refunds", { amazon_capture_id, amount: "5.00" })).toContain(
      "at most 1.00",
    )
    const view = await desk.done(orderId, "refunds", { amazon_capture_id, amount: "1.00" })
    expect(capturesIn(view)).toMatchObject([
      { refunds: [{ amount: less(total, "1.00") }, { amount: "1.00" }] },
    ])
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Refund: 1 })
  })

  it("refunds from a capture that was pending when the store last looked", async () => {
    const { orderId } = await place()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    const [capture] = capturesIn(await desk.done(orderId, "captures", { amount: "10.00" }))
    expect(capture).toMatchObject({ state: "pending", refund: { why: "capture-not-completed" } })
    await inSellerCentral(`/captures/${capture?.amazon_id ?? ""}/decide`, { state: "Completed" })
    const refunded = await desk.done(orderId, "refunds", {
      amazon_capture_id: capture?.amazon_id,
      amount: "2.00",
    })
    expect(capturesIn(refunded)).toMatchObject([
      { state: "completed", booked: true, refunds: [{ amount: "2.00" }] },
    ])
  })

  it("holds anew what Amazon no longer holds, and releases nothing twice", async () => {
    const { orderId, authorizationId, total } = await place()
    await inSellerCentral(`/authorizations/${authorizationId}/close`)
    expect(paymentIn(await desk.look(orderId))).toMatchObject({
      money: { held: total },
      actions: { authorize: { why: "held-already" }, release: { allowed: true } },
    })
    expect(await desk.refused(orderId, "release")).toBe("No money is held.")
    expect(paymentIn(await desk.look(orderId)).money.held).toBe("0.00")
    const anew = await desk.done(orderId, "authorizations")
    expect(paymentIn(anew).money.held).toBe(total)

    const [, second] = (await scene.amazon.tree(paymentIn(anew).order_reference.amazon_id))
      .Authorizations
    await inSellerCentral(`/authorizations/${second?.AmazonAuthorizationId ?? ""}/close`)
    // Without a look before: straight from the stale ledger.
    const again = await desk.done(orderId, "authorizations")
    expect(paymentIn(again)).toMatchObject({ money: { held: total }, authorizations: [{}, {}, {}] })
  })

  it("does nothing with an order reference that Amazon has ended, and says so", async () => {
    const { id, orderId, authorizationId } = await place()
    await inSellerCentral(`/authorizations/${authorizationId}/close`)
    await inSellerCentral(`/order-references/${id}/close`)
    expect(paymentIn(await desk.look(orderId)).order_reference.state).toBe("Open")
    expect(await desk.refused(orderId, "close")).toContain("has ended already")
    expect(paymentIn(await desk.look(orderId))).toMatchObject({
      order_reference: { state: "Closed", reason: "AmazonClosed" },
      actions: { capture: { why: "reference-closed" } },
    })
    for (const [action, body] of [
      ["captures", { amount: "1.00" }],
      ["authorizations", {}],
    ] as const) {
      expect(await desk.refused(orderId, action, body)).toContain("is closed")
    }
    expect(await captured()).toEqual({})
  })

  it("shows what was done in Seller Central when it is asked to look again", async () => {
    const { orderId, authorizationId } = await place()
    await inSellerCentral(`/authorizations/${authorizationId}/captures`, { amount: "12.00" })
    const looked = await desk.done(orderId, "refresh")
    expect(capturesIn(looked)).toMatchObject([
      { amount: "12.00", state: "completed", booked: true },
    ])
    await scene.warehouse.eventually(orderId, "partially_captured")
  })
})
