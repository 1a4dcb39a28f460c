import { subscribersDone } from "../support/activity"
import { PanelDesk, paymentIn } from "../support/admin-panel"
import { expectCharged } from "../support/books"
import { CaptureDesk } from "../support/capture-desk"
import { inboxSettled } from "../support/inbox"
import { namedSuite, type Scene } from "../support/store-suite"

/** Charges made with their authorization whose capture Amazon declines, while the authorization stays open. */
const capturesEnd = (scene: Scene, reasonCode: string, times: number, state = "Declined") =>
  scene.amazon.control("POST", "/outcomes", {
    outcomes: [{ of: "capture", state, reasonCode, times }],
  })
const atRest = async (scene: Scene) => {
  await inboxSettled(scene)
  await subscribersDone()
}
const authorizations = async (scene: Scene, id: string) =>
  (await scene.amazon.tree(id)).Authorizations.map(({ State, ReasonCode }) => [State, ReasonCode])
const taken = ["Closed", "MaxCapturesProcessed"]

namedSuite("a second parcel's charge that Amazon declines at once", {}, (scene) => {
  const panel = new PanelDesk(scene)
  const desk = new CaptureDesk(scene)
  /** An order of which one parcel is charged, and the charge of the next one fails. */
  const declined = async (
    reasonCode = "ProcessingFailure",
    times = 1,
    contents: Record<string, number> = { "TOTE-L": 1 },
  ) => {
    const placed = await desk.order()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    await atRest(scene)
    await capturesEnd(scene, reasonCode, times)
    const parcel = await scene.warehouse.pack(placed.orderId, contents)
    await atRest(scene)
    return { ...placed, parcel, retry: { fulfillment_id: parcel } }
  }
  const chargedOf = async ({ orderId }: { orderId: string }) =>
    (await panel.look(orderId)).parcels.map(({ amount }) => amount ?? "none")

  /** Nothing of it has left. */
  const cancelled = async (orderId: string) => {
    for (const { id } of (await scene.warehouse.view(orderId)).fulfillments) {
      const path = `/admin/orders/${orderId}/fulfillments/${id}/cancel`
      expect((await scene.warehouse.office("POST", path, {})).status).toBe(200)
    }
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
  }

  it("is held, as the panel says, and is taken from there when somebody asks again at once", async () => {
    const placed = await declined()
    const before = await panel.look(placed.orderId)
    const amount = before.parcels.at(-1)?.amount
    expect(paymentIn(before).money.held).toBe(amount)
    expect(paymentIn(before).authorizations).toMatchObject([
      { state: "closed", captures: [{ state: "completed" }] },
      { state: "open", amount, captures: [{ state: "declined" }] },
    ])
    const after = await panel.done(placed.orderId, "captures", placed.retry)
    expect(paymentIn(after).authorizations).toMatchObject([
      { captures: [{ state: "completed" }] },
      { state: "closed", captures: [{ state: "declined" }, { state: "completed" }] },
    ])
    expect(paymentIn(after).money.held).toBe("0.00")
    await expectCharged(scene, placed, await chargedOf(placed))
    expect(await authorizations(scene, placed.id)).toEqual([taken, taken])
  })

  it("is taken from what is held when the store asks again by itself", async () => {
    const placed = await declined()
    await desk.later("PT3M")
    await expectCharged(scene, placed, await chargedOf(placed))
    expect(await authorizations(scene, placed.id)).toEqual([taken, taken])
  })

  it("is authorized anew when Amazon cannot process it a second time, and what was held is let go first", async () => {
    const placed = await declined("ProcessingFailure", 2)
    expect(await panel.refused(placed.orderId, "captures", placed.retry)).toContain("declined")
    await panel.done(placed.orderId, "captures", placed.retry)
    await expectCharged(scene, placed, await chargedOf(placed))
    expect(await authorizations(scene, placed.id)).toEqual([
      taken,
      ["Closed", "SellerClosed"],
      taken,
    ])
  })

  it("is taken from what is held when Amazon rejects it and keeps both open", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const placed = await declined("AmazonRejected")
    await expectCharged(scene, placed, await chargedOf(placed))
    expect(await authorizations(scene, placed.id)).toEqual([taken, taken])
  })

  it("leaves nothing held when the order is cancelled", async () => {
    const { orderId, id } = await declined()
    await cancelled(orderId)
    await atRest(scene)
    await desk.later("PT3M", "PT15M")
    expect(await authorizations(scene, id)).toEqual([taken, ["Closed", "SellerClosed"]])
    expect((await scene.amazon.tree(id)).State).toBe("Closed")
  })

  it("keeps no order from being cancelled when Amazon has closed what it held, and nobody was told", async () => {
    const { orderId, id } = await declined()
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    const [, left] = (await scene.amazon.tree(id)).Authorizations
    const open = left?.AmazonAuthorizationId ?? ""
    await scene.amazon.control("POST", `/authorizations/${open}/close`)
    await cancelled(orderId)
    await atRest(scene)
    expect((await scene.amazon.tree(id)).State).toBe("Closed")
  })

  it("keeps no later parcel from being charged, which costs more or less", async () => {
    const placed = await declined("ProcessingFailure", 1, { "MUG-BLUE": 1 })
    await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    await atRest(scene)
    await panel.done(placed.orderId, "captures", placed.retry)
    await expectCharged(scene, placed, await chargedOf(placed))
    expect((await authorizations(scene, placed.id)).map(([state]) => state)).not.toContain("Open")
  })

  it("is authorized anew when Amazon has closed what it held, and nobody was told", async () => {
    const placed = await declined()
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    const [, left] = (await scene.amazon.tree(placed.id)).Authorizations
    const open = left?.AmazonAuthorizationId ?? ""
    await scene.amazon.control("POST", `/authorizations/${open}/close`)
    await panel.done(placed.orderId, "captures", placed.retry)
    await expectCharged(scene, placed, await chargedOf(placed))
  })

  it("is not charged again when somebody has captured what was held, and nobody was told", async () => {
    const placed = await declined("ProcessingFailure", 2)
    await panel.refused(placed.orderId, "captures", placed.retry)
    const amounts = await chargedOf(placed)
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    const [, left] = (await scene.amazon.tree(placed.id)).Authorizations
    const open = left?.AmazonAuthorizationId ?? ""
    await scene.amazon.control("POST", `/authorizations/${open}/captures`)
    await panel.call("POST", `/orders/${placed.orderId}/captures`, placed.retry)
    await desk.later("PT5M")
    await expectCharged(scene, placed, amounts)
  })

  it("is known to be held when its answer was lost", async () => {
    const placed = await desk.order()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    await atRest(scene)
    await capturesEnd(scene, "ProcessingFailure", 1)
    await desk.fault("Authorize", { kind: "drop-after" }, 4)
    await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    await atRest(scene)
    await scene.amazon.control("DELETE", "/faults")
    await desk.later("PT3M", "PT3M", "PT3M")
    await expectCharged(scene, placed, await chargedOf(placed))
    expect(await authorizations(scene, placed.id)).toEqual([taken, taken])
  })

  it("is known to be held when Amazon could not be asked at first what became of it", async () => {
    const placed = await desk.order()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    await atRest(scene)
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    await capturesEnd(scene, "ProcessingFailure", 1)
    await desk.fault("GetCaptureDetails", { kind: "status", status: 503 }, 20)
    await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    await atRest(scene)
    await scene.amazon.control("DELETE", "/faults")
    await desk.later("PT2H", "PT3M")
    await expectCharged(scene, placed, await chargedOf(placed))
    expect(await authorizations(scene, placed.id)).toEqual([taken, taken])
  })
})

namedSuite(
  "a charge at checkout that Amazon declines at once",
  { capture: "immediate" },
  (scene) => {
    const desk = new CaptureDesk(scene)
    const declined = async () => {
      const id = await scene.amazon.orderReference()
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      await capturesEnd(scene, "ProcessingFailure", 1)
      expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
      await atRest(scene)
      return { id, cart }
    }

    it("is let go before the buyer who tries again is charged, at once and once", async () => {
      const { id, cart } = await declined()
      const { body } = await scene.buyer.complete(cart.id)
      expect(body.type).toBe("order")
      const placed = { id, orderId: body.order?.id ?? "" }
      const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
      await expectCharged(scene, placed, [total.toFixed(2)])
      expect(await authorizations(scene, id)).toEqual([["Closed", "SellerClosed"], taken])
    })

    it("is charged anew when Amazon has closed what it held, and nobody was told", async () => {
      const { id, cart } = await declined()
      await scene.amazon.control("POST", "/notifications", { endpoint: null })
      const [left] = (await scene.amazon.tree(id)).Authorizations
      await scene.amazon.control(
        "POST",
        `/authorizations/${left?.AmazonAuthorizationId ?? ""}/close`,
      )
      expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
      expect(await authorizations(scene, id)).toEqual([["Closed", "AmazonClosed"], taken])
    })

    it("is let go when the buyer pays another way", async () => {
      const { id, cart } = await declined()
      await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
      expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
      await desk.later("PT2M", "PT10M", "PT2H")
      expect(await authorizations(scene, id)).toMatchObject([["Closed", expect.any(String)]])
    })

    it("is let go with its order reference when the buyer never comes back", async () => {
      const { id } = await declined()
      await desk.later("PT2H", "P1D", "P1D")
      expect(await authorizations(scene, id)).toEqual([["Closed", "OrderReferenceCanceled"]])
    })
  },
)
