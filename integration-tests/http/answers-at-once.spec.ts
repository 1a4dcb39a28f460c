import { AttentionDesk } from "../support/attention-desk"
import { atRest } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { strike } from "../support/trouble"

/** What follows what Amazon answers at once, and what it never answers. The table is in `docs/answers.md`. */
storeSuite({}, (scene) => {
  let desk: AttentionDesk
  beforeAll(() => {
    desk = new AttentionDesk(scene)
  })
  const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }
  const decides = (...outcomes: object[]) => scene.amazon.control("POST", "/outcomes", { outcomes })
  const taken = async () => {
    await atRest(scene)
    return (await scene.amazon.ledger()).captured.USD ?? "0.00"
  }
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await desk.later(wait)
      await atRest(scene)
    }
  }
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const { total } = await scene.warehouse.view(orderId)
    await atRest(scene)
    return { id, orderId, total: total.toFixed(2) }
  }
  const authorizations = async (id: string) =>
    (await scene.amazon.tree(id)).Authorizations.map(({ State, Captures }) => [
      State,
      ...Captures.map((capture) => capture.State),
    ])

  it("a parcel that Amazon cannot process twice is charged by itself with a new authorization", async () => {
    const { id, orderId, total } = await ordered()
    await decides({ of: "capture", state: "Declined", reasonCode: "ProcessingFailure", times: 2 })
    await scene.warehouse.pack(orderId, everything)
    await later("PT3M", "PT3M")
    expect(await taken()).toBe(total)
    expect(await authorizations(id)).toEqual([
      ["Closed", "Declined", "Declined"],
      ["Closed", "Completed"],
    ])
    expect(await desk.reasons()).toEqual([])
  })

  it("a parcel that Amazon cannot process three times is put before a person, and asked for no more", async () => {
    const { id, orderId, total } = await ordered()
    await decides({ of: "capture", state: "Declined", reasonCode: "ProcessingFailure", times: 3 })
    await scene.warehouse.pack(orderId, everything)
    await later("PT3M", "PT3M", "PT3M", "PT15M", "P1D")
    expect((await authorizations(id)).flatMap(([, ...captures]) => captures)).toEqual([
      "Declined",
      "Declined",
      "Declined",
    ])
    expect(await taken()).toBe("0.00")
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
  })

  it("a capture by hand that Amazon rejects at once, with the order reference open, is asked for once more at once", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const { id, orderId, total } = await ordered()
    await decides({ of: "capture", state: "Declined", reasonCode: "AmazonRejected" })
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    expect(await taken()).toBe(total)
    expect(await authorizations(id)).toEqual([["Closed", "Declined", "Completed"]])
  })

  it("a capture by hand that Amazon cannot process is left to who asked for it", async () => {
    const { orderId, total } = await ordered()
    await decides({ of: "capture", state: "Declined", reasonCode: "ProcessingFailure" })
    const { status, body } = await scene.warehouse.capture(orderId)
    expect([status, body.message]).toEqual([400, expect.stringContaining("ProcessingFailure")])
    await later("PT3M", "PT15M", "P1D")
    expect(await taken()).toBe("0.00")
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    expect(await taken()).toBe(total)
  })

  it("a checkout that Amazon cannot decide on in time is an order, which Amazon decides on later", async () => {
    await decides({ of: "authorization", state: "Declined", reasonCode: "TransactionTimedOut" })
    const { id, orderId, total } = await ordered()
    expect(await authorizations(id)).toEqual([["Declined"], ["Pending"]])
    await later("PT2H")
    await scene.warehouse.pack(orderId, everything)
    expect(await taken()).toBe(total)
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture that Amazon finds unusual is booked, and listed until somebody has looked at the order", async () => {
    const { orderId, total } = await ordered()
    const advice = "StopShipmentAtypicalAuth"
    await decides({ of: "capture", state: "Completed", reasonCode: advice })
    await scene.warehouse.pack(orderId, everything)
    expect(await taken()).toBe(total)
    await later("PT15M")
    expect(await desk.reasons()).toEqual([`stop-shipment ${total}`])
    await desk.dismiss({ note: "The buyer has answered the telephone." })
    await later("P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("a charge that Amazon has not answered in a day is put before a person, and made once when it answers", async () => {
    const { id, orderId, total } = await ordered()
    await strike(scene.amazon, "Capture", { kind: "drop-before", times: 1000 })
    await scene.warehouse.pack(orderId, everything)
    await later("PT15M", "PT12H")
    expect(await desk.reasons()).toEqual([])
    await later("PT11H", "PT2H")
    expect(await desk.reasons()).toEqual([`unanswered ${total}`])
    await scene.amazon.control("DELETE", "/faults")
    await later("PT15M", "PT12H")
    expect(await taken()).toBe(total)
    expect(await authorizations(id)).toEqual([["Closed", "Completed"]])
    expect(await desk.reasons()).toEqual([])
  })
})
