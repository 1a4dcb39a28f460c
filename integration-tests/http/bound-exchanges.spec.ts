import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { ExchangeDesk } from "../support/exchange-desk"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { cents, costOf, ParcelDesk } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

/** What exchanges and claims send is charged no more than Medusa asks for it, whichever of the goods move first. */
storeSuite({}, (scene) => {
  let market: Market
  let parcels: ParcelDesk
  let exchanges: ExchangeDesk
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    parcels = new ParcelDesk(scene)
    exchanges = new ExchangeDesk(scene, () => market)
    desk = new AttentionDesk(scene)
  })

  /** What was taken at Amazon, once everything that was begun is done. */
  const taken = async () => {
    await subscribersDone()
    await inboxSettled(scene)
    return (await scene.amazon.ledger()).captured.USD
  }
  /** An order of three, of which the mug is charged. */
  const mugCharged = async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1, "TOTE-L": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    const view = await scene.warehouse.eventually(orderId, "partially_captured")
    const first = cents(costOf(view, "MUG-BLUE", 1) + view.shipping_total)
    await parcels.taken(first)
    return { orderId, view, first }
  }
  /** An order that was charged in full when one of its goods was replaced. */
  const replacedWhenCharged = async (asksBack: boolean) => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    const { lineId } = await exchanges.claim(orderId, "MUG-BLUE", asksBack)
    await exchanges.packLine(orderId, lineId)
    await desk.later("PT3M", "PT15M")
    return { orderId, total }
  }
  /** Nothing more is taken, and Medusa, Amazon and the list of orders agree that nothing is owed. */
  const expectSettled = async (orderId: string, total: number) => {
    await desk.later("PT3M", "PT15M")
    expect(await taken()).toBe(cents(total))
    const view = await scene.warehouse.view(orderId)
    expect(cents(view.total)).toBe(cents(total))
    expect(view.summary.pending_difference).toBeCloseTo(0)
    expect(await desk.reasons()).toEqual([])
  }

  describe("a replacement for goods that are charged", () => {
    it.each([
      ["", true],
      [" and has no shipping of its own", false],
    ])("is not charged again when it leaves before the goods are back%s", async (_, ships) => {
      const { orderId, view, first } = await mugCharged()
      const mug = { sku: "MUG-BLUE", ships }
      const { lineId, oldLineId, returnId } = await exchanges.exchange(orderId, mug)
      await exchanges.packLine(orderId, lineId)
      expect(await taken()).toBe(first)
      await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
      expect(await taken()).toBe(cents(Number(first) + costOf(view, "TOTE-S", 1)))
      await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
      expect(await taken()).toBe(cents(view.total))
      await exchanges.receive(returnId ?? "", oldLineId)
      await expectSettled(orderId, view.total)
    })

    it("is not charged again when the goods are back before it leaves", async () => {
      const { orderId, view, first } = await mugCharged()
      const { lineId, oldLineId, returnId } = await exchanges.exchange(orderId, {
        sku: "MUG-BLUE",
      })
      await exchanges.receive(returnId ?? "", oldLineId)
      expect(await taken()).toBe(first)
      await exchanges.packLine(orderId, lineId)
      expect(await taken()).toBe(first)
      await scene.warehouse.pack(orderId, { "TOTE-S": 1, "TOTE-L": 1 })
      expect(await taken()).toBe(cents(view.total))
      await expectSettled(orderId, view.total)
    })

    it("is not charged when it leaves after everything else", async () => {
      const { orderId, view } = await mugCharged()
      const { lineId } = await exchanges.exchange(orderId, { sku: "MUG-BLUE" })
      await scene.warehouse.pack(orderId, { "TOTE-S": 1, "TOTE-L": 1 })
      expect(await taken()).toBe(cents(view.total))
      await exchanges.packLine(orderId, lineId)
      await desk.later("PT3M", "PT15M")
      expect(await taken()).toBe(cents(view.total))
      expect(await desk.reasons()).toEqual([])
    })

    it("costs what it is worth more than the goods it is for", async () => {
      const { orderId, view, first } = await mugCharged()
      const { lineId } = await exchanges.exchange(orderId, { sku: "MUG-BLUE", forSku: "TOTE-L" })
      await exchanges.packLine(orderId, lineId)
      const more = costOf(view, "TOTE-L", 1) - costOf(view, "MUG-BLUE", 1)
      expect(await taken()).toBe(cents(Number(first) + more))
      await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
      await subscribersDone()
      expect(Number(await taken())).toBeLessThanOrEqual(view.total + more + 1e-6)
    })

    describe.each([
      ["goods that the buyer sends back", true],
      ["goods that nobody sends back", false],
    ])("that a claim sends for %s", (_, asksBack) => {
      it("is not charged, and the rest of the order is charged to its total", async () => {
        const { orderId, view, first } = await mugCharged()
        const { lineId } = await exchanges.claim(orderId, "MUG-BLUE", asksBack)
        await exchanges.packLine(orderId, lineId)
        expect(await taken()).toBe(first)
        await desk.later("PT3M", "PT15M")
        expect(await taken()).toBe(first)
        await scene.warehouse.pack(orderId, { "TOTE-S": 1, "TOTE-L": 1 })
        expect(await taken()).toBe(cents(view.total))
        await desk.later("PT3M", "PT15M", "PT2H")
        expect(await taken()).toBe(cents(view.total))
        expect(await desk.reasons()).toEqual([])
      })

      it("is neither charged nor missed when the order is charged in full", async () => {
        const { total } = await replacedWhenCharged(asksBack)
        expect(await taken()).toBe(cents(total))
        expect(await desk.reasons()).toEqual([])
      })
    })

    it("is not asked of the buyer when the order is charged in full", async () => {
      const { orderId } = await replacedWhenCharged(true)
      const { body } = await scene.warehouse.office("GET", `/admin/amazon-pay/orders/${orderId}`)
      expect(JSON.stringify(body)).not.toContain("Ask the buyer for another payment")
    })
  })
})
