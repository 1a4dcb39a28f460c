import { atRest } from "../support/inbox"
import { parcelPacked } from "../support/signals"
import { storeSuite } from "../support/store-suite"

storeSuite({ capture: "shipment" }, (scene) => {
  it("charges a parcel when it leaves, not when it is packed; shipping goes with the first that leaves", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const mugs = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    const tote = await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await atRest(scene)
    for (const parcel of [mugs, tote]) await parcelPacked(scene.container, parcel)
    expect((await scene.amazon.ledger()).captured).toEqual({})

    await scene.warehouse.ship(orderId, tote, { "TOTE-L": 1 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    const line = first.items.find(({ variant_sku }) => variant_sku === "TOTE-L")
    const worth = ((line?.total ?? 0) + first.shipping_total).toFixed(2)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: worth })

    await scene.warehouse.ship(orderId, mugs, { "MUG-BLUE": 2 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })
})
