import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { namedSuite } from "../support/store-suite"

/** What left, was not charged and cannot be charged by itself is on the list, over all of it, however many payments there are. */
namedSuite("of an order with two order references", {}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  const settled = async () => {
    await subscribersDone()
    await inboxSettled(scene)
  }
  const outcome = async (orderId: string) => {
    await settled()
    await desk.later("PT3M", "PT15M", "PT2H", "P1D")
    const view = await scene.warehouse.view(orderId)
    const { captured } = await scene.amazon.ledger()
    const reasons = await desk.reasons()
    return { total: view.total, captured: captured.USD, reasons }
  }
  /** MUG-BLUE is charged to the first, TOTE-L is to be; the second is for the KIT that an edit has added. */
  const grown = async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await market.changes.edit(orderId, { add: { KIT: 1 } })
    await settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await settled()
    const second = await scene.amazon.orderReference()
    await market.payRest(orderId, second)
    await settled()
    return { orderId, amazonId, second }
  }

  /** TOTE-L leaves, and Amazon declines so many tries to charge it, one of each payment. */
  const declining = async (orderId: string, tries: number) => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const rejected = { of: "capture", state: "Declined", reasonCode: "AmazonRejected" }
    await scene.amazon.control("POST", "/outcomes", { outcomes: Array(tries).fill(rejected) })
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    return await outcome(orderId)
  }

  it("a parcel that Amazon declines for good to one is charged to the other, which has room for it", async () => {
    const { orderId, second } = await grown()
    const { reasons } = await declining(orderId, 1)
    expect(reasons).toEqual([])
    const { Authorizations } = await scene.amazon.tree(second)
    const charged = Authorizations.flatMap(({ Captures }) => Captures)
    expect(charged).toEqual([expect.objectContaining({ State: "Completed" })])
  })

  it("a parcel that Amazon declines for good to both is listed, and keeps no other from being charged", async () => {
    const { orderId } = await grown()
    const declined = await declining(orderId, 2)
    const { items } = await scene.warehouse.view(orderId)
    const tote = items.find(({ variant_sku }) => variant_sku === "TOTE-L")?.total ?? 0
    expect(declined.reasons).toEqual([`capture-declined ${tote.toFixed(2)}`])
    await scene.warehouse.pack(orderId, { KIT: 1 })
    const { total, captured, reasons } = await outcome(orderId)
    expect(reasons).toEqual([`capture-declined ${tote.toFixed(2)}`])
    expect(Number(captured) + tote).toBeCloseTo(total, 1)
  })

  it("all that left is listed when the one that was to pay for all of it has ended", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await market.changes.edit(orderId, { add: { KIT: 1 } })
    await settled()
    const second = await scene.amazon.orderReference()
    await market.payRest(orderId, second)
    await settled()
    // The first order reference's payment is cancelled, and the one that pays for all of it ends.
    await scene.amazon.control("POST", `/order-references/${second}/cancel`, {})
    await settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    await settled()
    await scene.warehouse.pack(orderId, { KIT: 1 })
    const { total, reasons } = await outcome(orderId)
    // Nothing was charged, and nothing is charged by itself.
    expect(reasons).toEqual([`unreachable ${total.toFixed(2)}`])
  })

  it("goods are listed when the one that was to pay for them has ended, after credit has made the order as cheap as the first one's total", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
    await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    await settled()
    const second = await scene.amazon.orderReference()
    await market.payRest(orderId, second)
    await settled()
    const { items } = await scene.warehouse.view(orderId)
    const tote = items.find(({ variant_sku }) => variant_sku === "TOTE-S")?.total ?? 0
    await market.changes.credit(orderId, tote)
    await settled()
    await scene.amazon.control("POST", `/order-references/${second}/cancel`, {})
    await settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
    const { captured, reasons } = await outcome(orderId)
    expect(captured !== undefined || reasons.length > 0).toBe(true)
  })

  it("goods are charged, or listed, when the order has grown after somebody paid it another way", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    await settled()
    await market.markAsPaid(orderId)
    await settled()
    await market.changes.edit(orderId, { add: { KIT: 1 } })
    await settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1, "TOTE-S": 1, KIT: 1 })
    const { captured, reasons } = await outcome(orderId)
    expect(captured !== undefined || reasons.length > 0).toBe(true)
  })
})
