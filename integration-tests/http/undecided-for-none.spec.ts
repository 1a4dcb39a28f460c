import { CaptureDesk } from "../support/capture-desk"
import { atRest } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** A charge that Amazon has not decided on pays for the next parcel, when its own is cancelled. */
storeSuite({}, (scene) => {
  beforeEach(() => scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false }))

  it("charges the next parcel what was lost when Amazon declines the charge", async () => {
    const desk = new CaptureDesk(scene)
    const charged = async () => (await scene.amazon.ledger()).captured.USD
    const plain = await desk.order()
    await scene.warehouse.pack(plain.orderId, { "TOTE-L": 1 })
    await atRest(scene)
    const worth = Number(await charged())

    const { id, orderId } = await desk.order()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending", reasonCode: "AmazonRejected" }],
    })
    const first = await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await atRest(scene)
    const path = `/admin/orders/${orderId}/fulfillments/${first}/cancel`
    await scene.warehouse.office("POST", path, {})
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await atRest(scene)
    const [undecided, part] = await desk.capturesOf(id)
    expect(undecided?.state).toBe("pending")
    expect(Number(part?.amount)).toBeLessThan(worth)

    await desk.later("PT3H", "PT3M", "PT15M", "P1D")
    await atRest(scene)
    expect((await desk.capturesOf(id))[0]?.state).toBe("declined")
    expect(Number(await charged())).toBeCloseTo(2 * worth, 2)
  })
})
