import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { namedSuite } from "../support/store-suite"

/** An order reference that takes no charges any more must not keep a parcel from the one that does. */
namedSuite("of an order whose first order reference has ended", {}, (scene) => {
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
    const listed = reasons.reduce((sum, one) => sum + Number(one.split(" ")[1] ?? 0), 0)
    return { total: view.total, told: Number(captured.USD ?? 0) + listed, reasons }
  }
  /** MUG-BLUE is charged to the first, TOTE-L is to be; the second is for the KIT that an edit has added. */
  const grown = async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await market.changes.edit(orderId, { add: { KIT: 1 } })
    await settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await settled()
    await market.payRest(orderId, await scene.amazon.orderReference())
    await settled()
    return { orderId, amazonId }
  }

  it("goods are charged to the second as far as it pays, and the rest is listed", async () => {
    const { orderId, amazonId } = await grown()
    await scene.amazon.control("POST", `/order-references/${amazonId}/close`, {})
    await settled()
    await scene.warehouse.pack(orderId, { "TOTE-L": 1, KIT: 1 })
    const { total, told } = await outcome(orderId)
    // What left is charged, or on the list.
    expect(told).toBeCloseTo(total, 1)
  })

  it("goods are charged to the one that was asked for in its place", async () => {
    const { orderId, amazonId } = await grown()
    await scene.amazon.control("POST", `/order-references/${amazonId}/close`, {})
    await settled()
    await market.addCollection(orderId, 29.61)
    await settled()
    await market.payRest(orderId, await scene.amazon.orderReference())
    await settled()
    await scene.warehouse.pack(orderId, { "TOTE-L": 1, KIT: 1 })
    const { total, told } = await outcome(orderId)
    expect(told).toBeCloseTo(total, 1)
  })
})
