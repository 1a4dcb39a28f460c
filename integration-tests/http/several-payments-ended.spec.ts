import { namedSuite } from "../support/store-suite"
import { TwoReferences } from "../support/two-references"

/** An order reference that takes no charges any more must not keep a parcel from the one that does. */
namedSuite("of an order whose first order reference has ended", {}, (scene) => {
  let two: TwoReferences
  beforeAll(async () => {
    two = await TwoReferences.open(scene)
  })

  it("goods are charged to the second as far as it pays, and the rest is listed", async () => {
    const { orderId, amazonId } = await two.grown()
    await scene.amazon.control("POST", `/order-references/${amazonId}/close`, {})
    await two.settled()
    await scene.warehouse.pack(orderId, { "TOTE-L": 1, KIT: 1 })
    const { total, told } = await two.outcome(orderId)
    // What left is charged, or on the list.
    expect(told).toBeCloseTo(total, 1)
  })

  it("goods are charged to the one that was asked for in its place", async () => {
    const { orderId, amazonId } = await two.grown()
    await scene.amazon.control("POST", `/order-references/${amazonId}/close`, {})
    await two.settled()
    await two.market.addCollection(orderId, 29.61)
    await two.settled()
    await two.market.payRest(orderId, await scene.amazon.orderReference())
    await two.settled()
    await scene.warehouse.pack(orderId, { "TOTE-L": 1, KIT: 1 })
    const { total, told } = await two.outcome(orderId)
    expect(told).toBeCloseTo(total, 1)
  })
})
