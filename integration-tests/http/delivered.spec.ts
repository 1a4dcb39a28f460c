import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { unheard } from "../support/local-bus"
import { openMarket } from "../support/market"
import { namedSuite } from "../support/store-suite"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** Medusa's dashboard offers no shipment for goods that are picked up, or that need no shipping: only their delivery. */
namedSuite("an account that charges what is sent off:", { capture: "shipment" }, (scene) => {
  const packed = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const parcel = await scene.warehouse.pack(orderId, everything)
    const total = (await scene.warehouse.view(orderId)).total.toFixed(2)
    return { id, orderId, parcel, total }
  }
  const captured = async () => (await scene.amazon.ledger()).captured

  it("goods that are handed over without a shipment are charged then, and not again later", async () => {
    const desk = new AttentionDesk(scene)
    const placed = await packed()
    expect(await captured()).toEqual({})
    await scene.warehouse.deliver(placed.orderId, placed.parcel)
    await expectCharged(scene, placed, [placed.total])
    await desk.later("PT3M", "PT2H", "P1D", "P31D")
    await expectCharged(scene, placed, [placed.total])
    expect(await desk.reasons()).toEqual([])
  })

  it("a download is charged when it is handed out", async () => {
    const market = await openMarket(scene)
    const { orderId } = await market.order({ items: { SONG: 1 } })
    const parcel = await scene.warehouse.pack(orderId, { SONG: 1 })
    await scene.warehouse.deliver(orderId, parcel)
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect(await captured()).toEqual({ USD: total.toFixed(2) })
  })

  it("goods are charged by the reconciler when no event told of their delivery", async () => {
    const placed = await packed()
    await unheard(scene.container, () => scene.warehouse.deliver(placed.orderId, placed.parcel))
    await subscribersDone()
    expect(await captured()).toEqual({})
    await new AttentionDesk(scene).later("PT2M")
    await expectCharged(scene, placed, [placed.total])
  })

  it("goods that were sent off are charged once, and not anew when they arrive", async () => {
    const placed = await packed()
    await scene.warehouse.ship(placed.orderId, placed.parcel, everything)
    await expectCharged(scene, placed, [placed.total])
    await scene.warehouse.deliver(placed.orderId, placed.parcel)
    await expectCharged(scene, placed, [placed.total])
    await new AttentionDesk(scene).later("PT3M", "P1D")
    await expectCharged(scene, placed, [placed.total])
  })

  it("a charge that was declined when goods were sent off is not tried again because they arrive", async () => {
    const placed = await packed()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [
        { of: "capture", state: "Declined", reasonCode: "AmazonRejected" },
        { of: "authorization", state: "Declined", reasonCode: "AmazonRejected" },
      ],
    })
    await scene.warehouse.ship(placed.orderId, placed.parcel, everything)
    await subscribersDone()
    const { requests } = await scene.amazon.ledger()
    await scene.warehouse.deliver(placed.orderId, placed.parcel)
    await subscribersDone()
    const after = (await scene.amazon.ledger()).requests
    expect({ captured: await captured(), ...after }).toEqual({ captured: {}, ...requests })
  })
})
