import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** What an order costs at Amazon, notifications and all: none that could be spared. A charge made with its authorization is read once. */
storeSuite({}, (scene) => {
  const checkout = { SetOrderReferenceDetails: 1, ConfirmOrderReference: 1 }

  const requestsFor = async (parcels: Record<string, number>[]) => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    for (const [index, contents] of parcels.entries()) {
      await scene.warehouse.pack(orderId, contents)
      const last = index === parcels.length - 1
      await eventually(async () => {
        const view = await scene.warehouse.view(orderId)
        expect(scene.warehouse.payment(view).captures).toHaveLength(index + 1)
        expect(view.payment_status).toBe(last ? "captured" : "partially_captured")
      })
    }
    await eventually(async () => {
      expect((await scene.amazon.tree(id)).State).toBe("Closed")
    })
    await scene.amazon.simulator.idle()
    return (await scene.amazon.ledger()).requests
  }

  it("is five calls for an order that is shipped at once", async () => {
    expect(await requestsFor([{ "MUG-BLUE": 2, "TOTE-L": 1 }])).toEqual({
      ...checkout,
      Authorize: 1,
      Capture: 1,
      CloseOrderReference: 1,
    })
  })

  it("is two more for a refund: Amazon decides on it later, and is asked once", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    expect((await scene.amazon.ledger()).requests).toEqual({
      ...checkout,
      Authorize: 1,
      Capture: 1,
      CloseOrderReference: 1,
      Refund: 1,
      GetRefundDetails: 1,
    })
  })

  it("is four, one for the first parcel and two for each that comes after it", async () => {
    expect(await requestsFor([{ "MUG-BLUE": 1 }, { "TOTE-L": 1 }, { "MUG-BLUE": 1 }])).toEqual({
      ...checkout,
      Authorize: 3,
      Capture: 1,
      GetCaptureDetails: 2,
      CloseOrderReference: 1,
    })
  })
})
