import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { expectOneToOne, readBooks } from "../support/books"
import { CaptureDesk } from "../support/capture-desk"
import { inboxSettled } from "../support/inbox"
import { namedSuite, type Scene } from "../support/store-suite"

/** A charge that is asked for together with its authorization, which closes before Amazon has decided on the capture. */
const captureDecides = (scene: Scene, state: string, reasonCode?: string, times = 1) =>
  scene.amazon.control("POST", "/outcomes", {
    outcomes: [{ of: "capture", state, reasonCode, times }],
  })
const amazonDecides = async (scene: Scene) => {
  await scene.amazon.advance("PT3H")
  await inboxSettled(scene)
  await subscribersDone()
}

namedSuite("a second parcel's charge", {}, (scene) => {
  const secondParcel = async (before: () => Promise<unknown>) => {
    const order = await new CaptureDesk(scene).order()
    await scene.warehouse.pack(order.orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(order.orderId, "partially_captured")
    await inboxSettled(scene)
    await before()
    const tote = await scene.warehouse.pack(order.orderId, { "TOTE-L": 1 })
    await scene.warehouse.ship(order.orderId, tote, { "TOTE-L": 1 })
    await inboxSettled(scene)
    await subscribersDone()
    return order
  }

  it("that Amazon declines later, and once more, is in no book of Medusa's, and the parcel is listed", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const order = await secondParcel(() => captureDecides(scene, "Pending", "AmazonRejected", 2))
    await expectOneToOne(scene, order, 1)
    const desk = new AttentionDesk(scene)
    await desk.later("PT3H", "PT3H")
    await inboxSettled(scene)
    await subscribersDone()
    await expectOneToOne(scene, order, 1)
    const [listed] = await desk.reasons()
    expect(listed).toMatch(/^capture-declined /)
  })

  it("that Amazon takes later is booked then", async () => {
    const order = await secondParcel(() => captureDecides(scene, "Pending"))
    await expectOneToOne(scene, order, 1)
    await amazonDecides(scene)
    await expectOneToOne(scene, order, 2)
  })

  it("that cannot be read once it is made is booked as soon as it can be", async () => {
    const desk = new CaptureDesk(scene)
    const order = await secondParcel(async () => {
      await desk.fault("GetCaptureDetails", { kind: "status", status: 503 }, 20)
      await scene.amazon.control("POST", "/notifications", { endpoint: null })
    })
    // One that Amazon completed is not booked before that is read.
    expect((await readBooks(scene, order)).captures).toHaveLength(1)
    await scene.amazon.control("DELETE", "/faults")
    await desk.later("PT20M", "PT2H")
    await expectOneToOne(scene, order, 2)
  })
})

namedSuite("a charge at checkout", { capture: "immediate" }, (scene) => {
  it("that Amazon decides on while its order is cancelled closes the order reference, which Amazon does not cancel then", async () => {
    const desk = new CaptureDesk(scene)
    await captureDecides(scene, "Pending")
    const order = await desk.order()
    await inboxSettled(scene)
    expect((await scene.warehouse.cancel(order.orderId)).status).toBe(200)
    await inboxSettled(scene)
    await desk.later("PT3M", "PT15M")
    expect((await scene.amazon.tree(order.id)).State).toBe("Closed")
    expect(await new AttentionDesk(scene).reasons()).toEqual([])
    expect((await scene.amazon.ledger()).requests.CancelOrderReference ?? 0).toBe(0)
  })

  it("that Amazon declines later makes no payment, and the order is listed", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    await captureDecides(scene, "Pending", "AmazonRejected")
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    await inboxSettled(scene)
    await amazonDecides(scene)
    const { payment_collections } = await scene.warehouse.view(orderId)
    expect(payment_collections.map(({ payments }) => payments)).toEqual([[]])
    expect(await new AttentionDesk(scene).reasons()).toHaveLength(1)
  })
})
