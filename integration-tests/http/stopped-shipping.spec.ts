import { capturesIn, paymentIn, PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { atRest } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

/** Amazon says that an order is not to be shipped. */
storeSuite({}, (scene) => {
  let desk: AttentionDesk
  beforeAll(() => {
    desk = new AttentionDesk(scene)
  })
  const quiet = () => atRest(scene)
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const { total } = await scene.warehouse.view(orderId)
    await quiet()
    return { id, orderId, total: total.toFixed(2) }
  }
  const note = "The buyer has answered the telephone."

  it("an unusual payment is listed until somebody has looked at it, and keeps goods from being packed where the guard blocks", async () => {
    const unusual = { of: "authorization", state: "Open", reasonCode: "StopShipmentAtypicalAuth" }
    await scene.amazon.control("POST", "/outcomes", { outcomes: [unusual] })
    const { orderId, total } = await ordered()
    await desk.later("PT15M")
    expect(await desk.reasons()).toEqual([`stop-shipment ${total}`])
    await withOptions(scene, { guard: "block" }, async () => {
      await expect(scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })).rejects.toThrow(
        /advises not to ship/,
      )
      await desk.dismiss({ note })
      expect(await desk.reasons()).toEqual([])
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    })
    await desk.later("PT3M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("an unusual payment stays listed, and goods stay, when somebody captures it before anybody has looked", async () => {
    const unusual = { of: "authorization", state: "Open", reasonCode: "StopShipmentAtypicalAuth" }
    await scene.amazon.control("POST", "/outcomes", { outcomes: [unusual] })
    const { orderId, total } = await ordered()
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await quiet()
    await desk.later("PT15M")
    expect(await desk.reasons()).toEqual([`stop-shipment ${total}`])
    const panel = await new PanelDesk(scene).look(orderId)
    expect(paymentIn(panel).authorizations).toMatchObject([
      { reason: "MaxCapturesProcessed", advice: "StopShipmentAtypicalAuth" },
    ])
    await withOptions(scene, { guard: "block" }, async () => {
      const packs = () => scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await expect(packs()).rejects.toThrow(/advises not to ship/)
      await desk.dismiss({ note })
      await packs()
    })
    await desk.later("PT3M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("an unusual payment that somebody has authorized elsewhere is listed until somebody has looked at it, whoever heard of it", async () => {
    const { id, orderId } = await ordered()
    const [own] = (await scene.amazon.tree(id)).Authorizations
    await scene.amazon.control("POST", `/authorizations/${own?.AmazonAuthorizationId ?? ""}/close`)
    await quiet()
    const unusual = { of: "authorization", state: "Open", reasonCode: "StopShipmentAtypicalAuth" }
    await scene.amazon.control("POST", "/outcomes", { outcomes: [unusual] })
    await scene.amazon.authorizedElsewhere(id, "30.00")
    await quiet()
    expect(await desk.reasons()).toEqual(["stop-shipment 30.00"])
    await withOptions(scene, { guard: "block" }, async () => {
      const packs = () => scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await expect(packs()).rejects.toThrow(/advises not to ship/)
      await desk.dismiss({ note })
      expect(await desk.reasons()).toEqual([])
    })
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    await scene.amazon.control("POST", "/outcomes", { outcomes: [unusual] })
    await scene.amazon.authorizedElsewhere(id, "7.00")
    await quiet()
    expect(await desk.reasons()).toEqual([])
    await new PanelDesk(scene).done(orderId, "refresh", {})
    expect(await desk.reasons()).toEqual(["stop-shipment 7.00"])
  })

  it("a payment that the buyer has cancelled at Amazon is listed with what Amazon gave back, until the order is cancelled", async () => {
    const { id, orderId } = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await quiet()
    const [capture] = (await scene.amazon.tree(id)).Authorizations[0]?.Captures ?? []
    const path = `/captures/${capture?.AmazonCaptureId ?? ""}/refunds`
    await scene.amazon.control("POST", path, { amount: capture?.Amount, type: "BuyerCanceled" })
    await quiet()
    await desk.later("PT1H")
    await quiet()
    expect(await desk.reasons()).toEqual([`buyer-canceled ${capture?.Amount ?? ""}`])
    const [refund] = capturesIn(await new PanelDesk(scene).look(orderId)).flatMap(
      ({ refunds }) => refunds,
    )
    expect(refund).toMatchObject({ reason: "BuyerCanceled", state: "completed", booked: true })
    await withOptions(scene, { guard: "block" }, async () => {
      await expect(scene.warehouse.pack(orderId, { "TOTE-L": 1 })).rejects.toThrow(
        /has cancelled the payment/,
      )
    })
    const [parcel] = (await scene.warehouse.view(orderId)).fulfillments
    const cancellation = `/admin/orders/${orderId}/fulfillments/${parcel?.id ?? ""}/cancel`
    expect((await scene.warehouse.office("POST", cancellation, {})).status).toBe(200)
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await quiet()
    await desk.later("PT3M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })
})
