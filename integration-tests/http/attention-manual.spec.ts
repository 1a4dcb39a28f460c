import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** Where only people charge, they have to hear when Amazon declines later. */
storeSuite({ capture: "manual" }, (scene) => {
  it("a capture by hand that Amazon declines after the goods have left is listed, until it is captured", async () => {
    const desk = new AttentionDesk(scene)
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    const total = (await scene.warehouse.view(orderId)).total.toFixed(2)
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending", reasonCode: "AmazonRejected" }],
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
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await inboxSettled(scene)
    await subscribersDone()
    await desk.later("PT5M", "PT2H")
    expect(await desk.reasons()).toEqual([])
  })
})
