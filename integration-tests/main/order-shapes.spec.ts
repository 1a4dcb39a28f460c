import { Modules } from "@medusajs/framework/utils"
import { openMarket, type Market } from "../support/market"
import { cents, costOf, ParcelDesk } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  let market: Market
  let desk: ParcelDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new ParcelDesk(scene)
  })

  it("counts kits by the line, wherever and however their stock is counted", async () => {
    const { orderId } = await market.order({ items: { KIT: 3, TEA: 1 } })
    await market.packElsewhere(orderId, { KIT: 2 }, { locationId: market.otherLocationId })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    await desk.taken(costOf(first, "KIT", 2) + first.shipping_total)
    await desk.finish(orderId, { KIT: 1, TEA: 1 })
  })

  it("takes discounts on the order, on lines and on the shipping off the parcels they are for", async () => {
    const { orderId } = await market.order({
      items: { TEA: 7, "TOTE-S": 1 },
      promotions: ["TENTH", "SEVENTH", "CARRIED"],
    })
    await scene.warehouse.pack(orderId, { TEA: 3 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    expect(first.shipping_total).toBe(0)
    expect(first.total).toBeLessThan((3.33 * 7 + 22.5) * 1.0825)
    await desk.taken(costOf(first, "TEA", 3))
    await desk.finish(orderId, { TEA: 4, "TOTE-S": 1 })
  })

  it("charges yen without a fraction", async () => {
    const { orderId } = await market.order({ currency: "jpy", items: { TEA: 3, SONG: 1 } })
    await scene.warehouse.pack(orderId, { TEA: 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await desk.taken(String(347 * 2 + 150 + 801), "JPY")
    await scene.warehouse.pack(orderId, { TEA: 1 })
    await scene.warehouse.eventually(orderId, "captured")
    await desk.taken(String(347 * 3 + 150 + 801), "JPY")
  })

  it("charges what needs no shipping with the first parcel, and never again", async () => {
    const { orderId } = await market.order({ items: { TEA: 1, "TOTE-S": 1, SONG: 2 } })
    await scene.warehouse.pack(orderId, { TEA: 1 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    const worth = costOf(first, "TEA", 1) + costOf(first, "SONG", 2) + first.shipping_total
    await desk.taken(worth)
    await scene.warehouse.pack(orderId, { SONG: 2 })
    await desk.finish(orderId, { "TOTE-S": 1 })
  })

  it("charges all shipping methods with the first parcel, whichever way it is sent", async () => {
    const { orderId } = await market.order({ items: { TEA: 1, ANVIL: 1 }, shipping: ["Freight"] })
    await market.packElsewhere(orderId, { ANVIL: 1 }, { option: "Freight" })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    expect(first.shipping_total).toBeGreaterThan(6.95 + 19.99)
    await desk.taken(costOf(first, "ANVIL", 1) + first.shipping_total)
    // Where no way to send it is said, Medusa takes any of the order's.
    await market.packElsewhere(orderId, { TEA: 1 }, { option: "Standard shipping, United States" })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await desk.taken(total)
  })

  it("uses a gift card up with the last parcels", async () => {
    const { orderId } = await market.order({ items: { "TOTE-S": 1, "TOTE-L": 1 }, credit: 20 })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    await desk.taken(costOf(first, "TOTE-S", 1) + first.shipping_total)
    await desk.finish(orderId, { "TOTE-L": 1 })
  })

  it("charges less when credit is given between the parcels", async () => {
    const { orderId } = await market.order({ items: { "TOTE-S": 1, "TOTE-L": 1 } })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await market.changes.credit(orderId, 10)
    const { total } = await scene.warehouse.view(orderId)
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await desk.taken(total)
  })

  it("takes parcels of quantities that are no whole numbers", async () => {
    const { orderId } = await market.order({ items: { TEA: 4, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { TEA: 1.25 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    await desk.taken(costOf(first, "TEA", 1.25) + first.shipping_total)
    await desk.finish(orderId, { TEA: 2.75, "TOTE-S": 1 })
  })

  it("lets a capture by hand pay for the next parcel", async () => {
    const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
    expect((await scene.warehouse.capture(orderId, 20)).status).toBe(200)
    await scene.warehouse.pack(orderId, { TEA: 1 })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const view = await scene.warehouse.view(orderId)
    const parcels = [costOf(view, "TEA", 1) + view.shipping_total, costOf(view, "TOTE-S", 1)]
    await desk.taken(parcels.reduce((sum, worth) => sum + Number(cents(worth)), 0))
    await desk.finish(orderId, { TEA: 1 })
  })

  it("charges once however often Medusa says that a parcel was packed", async () => {
    const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
    const fulfillment_id = await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const view = await scene.warehouse.eventually(orderId, "partially_captured")
    const bus = scene.container.resolve(Modules.EVENT_BUS)
    const again = { name: "order.fulfillment_created", data: { order_id: orderId, fulfillment_id } }
    await bus.emit([again, again])
    await desk.finish(orderId, { TEA: 2 })
    expect(scene.warehouse.payment(await scene.warehouse.view(orderId)).captures).toHaveLength(2)
    expect(view.items).toHaveLength(2)
  })
})
