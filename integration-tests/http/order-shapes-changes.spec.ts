import { reconciled, timePasses } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { cents, costOf, lineOf, ParcelDesk } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  let market: Market
  let desk: ParcelDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new ParcelDesk(scene)
  })

  describe("parcels that are cancelled", () => {
    it("lets the money of a charged one pay when its goods are packed again", async () => {
      const { orderId } = await market.order({ items: { KIT: 2, "TOTE-S": 1 } })
      const first = await scene.warehouse.pack(orderId, { KIT: 2 })
      const view = await scene.warehouse.eventually(orderId, "partially_captured")
      const worth = costOf(view, "KIT", 2) + view.shipping_total
      await desk.taken(worth)
      await market.changes.cancelFulfillment(orderId, first)
      await scene.warehouse.pack(orderId, { KIT: 2 })
      await desk.finish(orderId, { "TOTE-S": 1 })
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
      await desk.finish(orderId, { "TOTE-S": 1 })
    })
  })

  it("charges the rest in full after a refund that has no other cause than good will", async () => {
    const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "partially_captured")
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
    await scene.warehouse.pack(orderId, { TEA: 2 })
    await desk.taken(total)
  })

  describe("goods that come back", () => {
    it("change nothing about what the rest costs, refunded or not", async () => {
      const { orderId } = await market.order({ items: { TEA: 2, "TOTE-S": 1, "TOTE-L": 1 } })
      await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
      const view = await scene.warehouse.eventually(orderId, "partially_captured")
      const first = Number(cents(costOf(view, "TOTE-S", 1) + view.shipping_total))
      await desk.taken(first)
      const tote = lineOf(view, "TOTE-S").id
      await market.changes.takeBack(orderId, market.shop.stockLocationId, { [tote]: 1 })
      await scene.warehouse.pack(orderId, { TEA: 2 })
      const second = Number(cents(costOf(view, "TEA", 2)))
      await desk.taken(first + second)
      expect(
        (await scene.warehouse.refund(orderId, Number(cents(costOf(view, "TOTE-S", 1))))).status,
      ).toBe(200)
      await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
      await desk.taken(view.total)
    })
  })

  describe("orders that are edited", () => {
    it("charges what the order costs when a line is reduced between the parcels", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 3, "TOTE-S": 1 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      const before = await scene.warehouse.eventually(orderId, "partially_captured")
      await market.changes.edit(orderId, { set: { [lineOf(before, "MUG-BLUE").id]: 2 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
      const { total } = await scene.warehouse.view(orderId)
      expect(total).toBeLessThan(before.total)
      await desk.taken(total)
      await desk.booked(orderId, total)
    })

    it("charges what the order costs when a line is removed before the first parcel", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 3, "TOTE-S": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { set: { [lineOf(before, "TOTE-S").id]: 0 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 3 })
      const { total } = await scene.warehouse.view(orderId)
      await desk.taken(total)
      await desk.booked(orderId, total)
    })

    it("calls an order captured that came to less than its payment, and closes its order reference", async () => {
      const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 3, "TOTE-S": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { set: { [lineOf(before, "TOTE-S").id]: 0 } })
      await desk.finish(orderId, { "MUG-BLUE": 3 })
      await desk.closed(amazonId)
    })

    it("ends an order whose rest is edited away after the last parcel, when it was left alone", async () => {
      const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      const before = await scene.warehouse.eventually(orderId, "partially_captured")
      await market.changes.edit(orderId, { set: { [lineOf(before, "TOTE-S").id]: 0 } })
      for (const wait of ["PT15M", "PT2H", "PT7H", "P2D"] as const) {
        await timePasses(scene, wait)
        await reconciled(scene)
      }
      const { total, summary } = await scene.warehouse.eventually(orderId, "captured")
      await desk.taken(total)
      expect(summary.pending_difference).toBe(0)
      await desk.closed(amazonId)
    })
  })

  it("leaves an order alone that was edited a moment ago, however long nobody had touched it before", async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    const before = await scene.warehouse.eventually(orderId, "partially_captured")
    const looks = async (...waits: `P${string}`[]) => {
      for (const wait of waits) {
        await timePasses(scene, wait)
        await reconciled(scene)
      }
    }
    await looks("PT15M", "PT2H", "PT6H")
    await market.changes.edit(orderId, { set: { [lineOf(before, "TOTE-S").id]: 0 } })
    await looks("PT24H")
    expect((await scene.amazon.tree(amazonId)).State).toBe("Open")
    await looks("PT15M", "PT2H", "PT7H")
    await scene.warehouse.eventually(orderId, "captured")
    await desk.closed(amazonId)
  })

  describe("orders that grow", () => {
    const outstanding = (orderId: string, amount: number) =>
      eventually(async () => {
        const { summary } = await scene.warehouse.view(orderId)
        expect(cents(summary.pending_difference)).toBe(cents(amount))
      })

    it("are charged above their total within Amazon's allowance, all at once", async () => {
      const { orderId, amazonId } = await market.order({ items: { KIT: 1, "TOTE-L": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { add: { TEA: 1 } })
      // What an edit adds needs no shipping for Medusa, and so is paid for with the first parcel.
      await desk.finish(orderId, { KIT: 1, "TOTE-L": 1 })
      const { total } = await scene.warehouse.view(orderId)
      expect(total).toBeGreaterThan(before.total)
      await desk.booked(orderId, total)
      await outstanding(orderId, 0)
      await desk.closed(amazonId)
    })

    it("are charged for what was added after the first parcel", async () => {
      const { orderId } = await market.order({ items: { KIT: 1, "TOTE-L": 1 } })
      await scene.warehouse.pack(orderId, { KIT: 1 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      await market.changes.edit(orderId, { add: { TEA: 1 } })
      await scene.warehouse.pack(orderId, { TEA: 1 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      await desk.finish(orderId, { "TOTE-L": 1 })
      const { total } = await scene.warehouse.view(orderId)
      await desk.booked(orderId, total)
      await outstanding(orderId, 0)
    })

    it("are charged as far as Amazon allows; the rest waits for another payment", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
      const most = Math.floor(before.total * 1.15 * 100 + 1e-6) / 100
      await desk.taken(most)
      await desk.booked(orderId, most)
      const { total, payment_collections } = await scene.warehouse.view(orderId)
      await outstanding(orderId, total - most)
      expect(payment_collections.map(({ amount }) => cents(amount))).toContain(cents(total - most))
    })
  })
})
