import { Modules } from "@medusajs/framework/utils"
import { openMarket, type Market } from "../support/market"
import type { OrderView } from "../support/http"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** Rounded half up to cents, as a shop does. */
const cents = (amount: number) => (Math.round(amount * 100 + 1e-6) / 100).toFixed(2)

/** What some of a line cost, by what Medusa shows of it. */
function cost(view: OrderView, sku: string, quantity: number): number {
  const line = view.items.find(({ variant_sku }) => variant_sku === sku)
  if (!line) throw new Error(`No ${sku} in the order.`)
  return (line.total * quantity) / line.quantity
}

storeSuite({}, (scene) => {
  let market: Market
  beforeAll(async () => {
    market = await openMarket(scene)
  })

  const captured = async () => (await scene.amazon.ledger()).captured
  /** Waits until the simulator has taken this much. */
  const taken = async (amount: number | string, currency = "USD") => {
    const text = typeof amount === "number" ? cents(amount) : amount
    await eventually(async () => {
      expect(await captured()).toEqual({ [currency]: text })
    })
  }
  /** Packs the rest and expects the order to be charged in full. */
  const finish = async (orderId: string, contents: Record<string, number>) => {
    await scene.warehouse.pack(orderId, contents)
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await taken(total)
  }
  const line = (view: OrderView, sku: string) =>
    view.items.find(({ variant_sku }) => variant_sku === sku)?.id ?? ""

  it("counts kits by the line, wherever and however their stock is counted", async () => {
    const { orderId } = await market.order({ items: { KIT: 3, TEA: 1 } })
    await market.packElsewhere(orderId, { KIT: 2 }, { locationId: market.otherLocationId })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    await taken(cost(first, "KIT", 2) + first.shipping_total)
    await finish(orderId, { KIT: 1, TEA: 1 })
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
    await taken(cost(first, "TEA", 3))
    await finish(orderId, { TEA: 4, "TOTE-S": 1 })
  })

  it("charges yen without a fraction", async () => {
    const { orderId } = await market.order({ currency: "jpy", items: { TEA: 3, SONG: 1 } })
    await scene.warehouse.pack(orderId, { TEA: 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await taken(String(347 * 2 + 150 + 801), "JPY")
    await scene.warehouse.pack(orderId, { TEA: 1 })
    await scene.warehouse.eventually(orderId, "captured")
    await taken(String(347 * 3 + 150 + 801), "JPY")
  })

  it("charges what needs no shipping with the first parcel, and never again", async () => {
    const { orderId } = await market.order({ items: { TEA: 1, "TOTE-S": 1, SONG: 2 } })
    await scene.warehouse.pack(orderId, { TEA: 1 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    const worth = cost(first, "TEA", 1) + cost(first, "SONG", 2) + first.shipping_total
    await taken(worth)
    await scene.warehouse.pack(orderId, { SONG: 2 })
    await finish(orderId, { "TOTE-S": 1 })
  })

  it("charges all shipping methods with the first parcel, whichever way it is sent", async () => {
    const { orderId } = await market.order({ items: { TEA: 1, ANVIL: 1 }, shipping: ["Freight"] })
    await market.packElsewhere(orderId, { ANVIL: 1 }, { option: "Freight" })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    expect(first.shipping_total).toBeGreaterThan(6.95 + 19.99)
    await taken(cost(first, "ANVIL", 1) + first.shipping_total)
    await finish(orderId, { TEA: 1 })
  })

  it("uses a gift card up with the last parcels", async () => {
    const { orderId } = await market.order({ items: { "TOTE-S": 1, "TOTE-L": 1 }, credit: 20 })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    await taken(cost(first, "TOTE-S", 1) + first.shipping_total)
    await finish(orderId, { "TOTE-L": 1 })
  })

  it("charges less when credit is given between the parcels", async () => {
    const { orderId } = await market.order({ items: { "TOTE-S": 1, "TOTE-L": 1 } })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await market.changes.credit(orderId, 10)
    const { total } = await scene.warehouse.view(orderId)
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await taken(total)
  })

  it("takes parcels of quantities that are no whole numbers", async () => {
    const { orderId } = await market.order({ items: { TEA: 4, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { TEA: 1.25 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    await taken(cost(first, "TEA", 1.25) + first.shipping_total)
    await finish(orderId, { TEA: 2.75, "TOTE-S": 1 })
  })

  it("lets a capture by hand pay for the next parcel", async () => {
    const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
    expect((await scene.warehouse.capture(orderId, 20)).status).toBe(200)
    await scene.warehouse.pack(orderId, { TEA: 1 })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const view = await scene.warehouse.view(orderId)
    const parcels = [cost(view, "TEA", 1) + view.shipping_total, cost(view, "TOTE-S", 1)]
    await taken(parcels.reduce((sum, worth) => sum + Number(cents(worth)), 0))
    await finish(orderId, { TEA: 1 })
  })

  it("charges once however often Medusa says that a parcel was packed", async () => {
    const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
    const fulfillment_id = await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const view = await scene.warehouse.eventually(orderId, "partially_captured")
    const bus = scene.container.resolve(Modules.EVENT_BUS)
    const again = { name: "order.fulfillment_created", data: { order_id: orderId, fulfillment_id } }
    await bus.emit([again, again])
    await finish(orderId, { TEA: 2 })
    expect(scene.warehouse.payment(await scene.warehouse.view(orderId)).captures).toHaveLength(2)
    expect(view.items).toHaveLength(2)
  })

  describe("parcels that are cancelled", () => {
    it("lets the money of a charged one pay when its goods are packed again", async () => {
      const { orderId } = await market.order({ items: { KIT: 2, "TOTE-S": 1 } })
      const first = await scene.warehouse.pack(orderId, { KIT: 2 })
      const view = await scene.warehouse.eventually(orderId, "partially_captured")
      const worth = cost(view, "KIT", 2) + view.shipping_total
      await taken(worth)
      await market.changes.cancelFulfillment(orderId, first)
      await scene.warehouse.pack(orderId, { KIT: 2 })
      await finish(orderId, { "TOTE-S": 1 })
      expect(scene.warehouse.payment(await scene.warehouse.view(orderId)).captures).toHaveLength(2)
    })

    it("charges what is packed again when its own charge had failed", async () => {
      const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
      await scene.amazon.control("POST", "/outcomes", {
        outcomes: [{ of: "capture", state: "Declined", reasonCode: "ProcessingFailure" }],
      })
      const first = await scene.warehouse.pack(orderId, { TEA: 2 })
      await eventually(async () => {
        expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 1 })
      })
      await market.changes.cancelFulfillment(orderId, first)
      await scene.warehouse.pack(orderId, { TEA: 2 })
      await finish(orderId, { "TOTE-S": 1 })
    })
  })

  it("charges the rest in full after a refund that has no other cause than good will", async () => {
    const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "partially_captured")
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
    await scene.warehouse.pack(orderId, { TEA: 2 })
    await taken(total)
  })

  describe("goods that come back", () => {
    it("change nothing about what the rest costs, refunded or not", async () => {
      const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1, "TOTE-L": 1 } })
      await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
      const view = await scene.warehouse.eventually(orderId, "partially_captured")
      const first = Number(cents(cost(view, "TOTE-S", 1) + view.shipping_total))
      await taken(first)
      const tote = line(view, "TOTE-S")
      await market.changes.takeBack(orderId, market.shop.stockLocationId, { [tote]: 1 })
      await scene.warehouse.pack(orderId, { TEA: 2 })
      const second = Number(cents(cost(view, "TEA", 2)))
      await taken(first + second)
      expect(
        (await scene.warehouse.refund(orderId, Number(cents(cost(view, "TOTE-S", 1))))).status,
      ).toBe(200)
      await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
      await taken(view.total)
    })
  })

  describe("orders that are edited", () => {
    it("charges what the order costs when a line is reduced between the parcels", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 3, "TOTE-S": 1 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      const before = await scene.warehouse.eventually(orderId, "partially_captured")
      await market.changes.edit(orderId, { set: { [line(before, "MUG-BLUE")]: 2 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
      const { total } = await scene.warehouse.view(orderId)
      expect(total).toBeLessThan(before.total)
      await taken(total)
    })

    it("charges what the order costs when a line is removed before the first parcel", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 3, "TOTE-S": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { set: { [line(before, "TOTE-S")]: 0 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 3 })
      await taken((await scene.warehouse.view(orderId)).total)
    })

    it("charges no more than the buyer agreed to when a line is added; the rest is another payment's", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await taken(before.total)
      await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
      const after = await scene.warehouse.eventually(orderId, "partially_captured")
      await taken(before.total)
      expect(after.total).toBeGreaterThan(before.total)
    })
  })
})
