import { namedSuite } from "../support/store-suite"
import { TwoReferences } from "../support/two-references"

/** What left, was not charged and cannot be charged by itself is on the list, over all of it, however many payments there are. */
namedSuite("of an order with two order references", {}, (scene) => {
  let two: TwoReferences
  beforeAll(async () => {
    two = await TwoReferences.open(scene)
  })

  /** TOTE-L leaves, and Amazon declines so many tries to charge it, two of each payment. */
  const declining = async (orderId: string, tries: number) => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const rejected = { of: "capture", state: "Declined", reasonCode: "AmazonRejected" }
    await scene.amazon.control("POST", "/outcomes", { outcomes: Array(tries).fill(rejected) })
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    return await two.outcome(orderId)
  }

  it("a parcel that Amazon declines for good to one is charged to the other, which has room for it", async () => {
    const { orderId, second } = await two.grown()
    const { reasons } = await declining(orderId, 2)
    expect(reasons).toEqual([])
    const { Authorizations } = await scene.amazon.tree(second)
    const charged = Authorizations.flatMap(({ Captures }) => Captures)
    expect(charged).toEqual([expect.objectContaining({ State: "Completed" })])
    // What the declined charge has left held at Amazon takes nothing from the first one's share of this.
    await scene.warehouse.pack(orderId, { KIT: 1 })
    const { total, captured, reasons: then } = await two.outcome(orderId)
    expect(then).toEqual([])
    expect(Number(captured)).toBeCloseTo(total, 1)
  })

  it("a parcel that Amazon declines for good to both is listed, and keeps no other from being charged", async () => {
    const { orderId } = await two.grown()
    const declined = await declining(orderId, 4)
    const { items } = await scene.warehouse.view(orderId)
    const tote = items.find(({ variant_sku }) => variant_sku === "TOTE-L")?.total ?? 0
    expect(declined.reasons).toEqual([`capture-declined ${tote.toFixed(2)}`])
    await scene.warehouse.pack(orderId, { KIT: 1 })
    const { total, captured, reasons } = await two.outcome(orderId)
    expect(reasons).toEqual([`capture-declined ${tote.toFixed(2)}`])
    expect(Number(captured) + tote).toBeCloseTo(total, 1)
  })

  it("all that left is listed when the one that was to pay for all of it has ended", async () => {
    const { orderId } = await two.market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await two.market.changes.edit(orderId, { add: { KIT: 1 } })
    await two.settled()
    const second = await scene.amazon.orderReference()
    await two.market.payRest(orderId, second)
    await two.settled()
    // The first order reference's payment is cancelled, and the one that pays for all of it ends.
    await scene.amazon.control("POST", `/order-references/${second}/cancel`, {})
    await two.settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    await two.settled()
    await scene.warehouse.pack(orderId, { KIT: 1 })
    const { total, reasons } = await two.outcome(orderId)
    // Nothing was charged, and nothing is charged by itself.
    expect(reasons).toEqual([`unreachable ${total.toFixed(2)}`])
  })

  it("goods are listed when the one that was to pay for them has ended, after credit has made the order as cheap as the first one's total", async () => {
    const { orderId } = await two.market.order({ items: { "MUG-BLUE": 1 } })
    await two.market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    await two.settled()
    const second = await scene.amazon.orderReference()
    await two.market.payRest(orderId, second)
    await two.settled()
    const { items } = await scene.warehouse.view(orderId)
    const tote = items.find(({ variant_sku }) => variant_sku === "TOTE-S")?.total ?? 0
    await two.market.changes.credit(orderId, tote)
    await two.settled()
    await scene.amazon.control("POST", `/order-references/${second}/cancel`, {})
    await two.settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
    const { captured, reasons } = await two.outcome(orderId)
    expect(captured !== undefined || reasons.length > 0).toBe(true)
  })

  it("goods are charged, or listed, when the order has grown after somebody paid it another way", async () => {
    const { orderId } = await two.market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await two.market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    await two.settled()
    await two.market.markAsPaid(orderId)
    await two.settled()
    await two.market.changes.edit(orderId, { add: { KIT: 1 } })
    await two.settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1, "TOTE-S": 1, KIT: 1 })
    const { captured, reasons } = await two.outcome(orderId)
    expect(captured !== undefined || reasons.length > 0).toBe(true)
  })
})
