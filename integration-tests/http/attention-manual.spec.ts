import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** Where only people charge, they have to hear when Amazon declines later. */
storeSuite({ capture: "manual" }, (scene) => {
  const desk = new AttentionDesk(scene)
  const rejected = { of: "capture", state: "Pending", reasonCode: "AmazonRejected" }
  /** Captured by hand, which is pending; then the goods leave, and then Amazon declines, also when it is asked once more. */
  const declinedOnTheWay = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const total = (await scene.warehouse.view(orderId)).total.toFixed(2)
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [rejected, { ...rejected, state: "Declined" }],
    })
    expect((await scene.warehouse.capture(orderId)).status).toBe(400)
    const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }
    const parcel = await scene.warehouse.pack(orderId, everything)
    await scene.warehouse.ship(orderId, parcel, everything)
    await subscribersDone()
    expect(await desk.reasons()).toEqual([])
    await scene.amazon.advance("PT3H")
    await inboxSettled(scene)
    await subscribersDone()
    return { id, orderId, total }
  }

  it("a capture by hand that Amazon declines after the goods have left is listed, until it is captured", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const { orderId, total } = await declinedOnTheWay()
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await inboxSettled(scene)
    await subscribersDone()
    await desk.later("PT5M", "PT2H")
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture by hand with whose decline Amazon closes the order reference is listed as out of reach, and stays", async () => {
    const { id, orderId, total } = await declinedOnTheWay()
    expect((await scene.amazon.tree(id)).State).toBe("Closed")
    expect(await desk.reasons()).toEqual([`unreachable ${total}`])
    await desk.later("PT5M", "PT2H", "P1D")
    expect(await desk.reasons()).toEqual([`unreachable ${total}`])
    expect((await scene.amazon.ledger()).captured).toEqual({})
    expect(scene.warehouse.payment(await scene.warehouse.view(orderId)).captures).toEqual([])
  })
})
