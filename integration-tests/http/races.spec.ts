import { accountsOf } from "medusa-payment-amazon-pay/workflows/accounts"
import { seenOf } from "../../src/modules/amazon-pay/decisions/seen"
import { expectCharged, expectOneToOne, type Placed } from "../support/books"
import { engineOf, inboxSettled } from "../support/inbox"
import { parcelPacked } from "../support/signals"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  const ordered = async (): Promise<Placed> => {
    const id = await scene.amazon.orderReference()
    return { id, orderId: await scene.buyer.order(id) }
  }
  const slowly = (ms: number) =>
    scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "delay", ms, times: 1 }],
    })

  it("charges a parcel once that is told of five times, while somebody presses Capture", async () => {
    const placed = await ordered()
    await slowly(700)
    const fulfillment = await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await Promise.all([
      scene.warehouse.capture(placed.orderId),
      ...Array.from({ length: 5 }, () => parcelPacked(scene.container, fulfillment)),
    ])
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("charges once what two people ask for at the same moment who saw the same", async () => {
    const { id } = await ordered()
    await inboxSettled(scene)
    const engine = engineOf(scene)
    const reference = await engine.findOrderReference({ amazon_order_reference_id: id })
    const [account] = accountsOf(scene.container)
    if (!reference || !account) throw new Error("The store knows nothing of it.")
    const seen = seenOf(await engine.snapshot(reference.id))
    const press = () =>
      engine.captureAmount(account.options, reference.id, { amount: "10.00", seen })
    const ends = await Promise.allSettled([press(), press()])
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { message: expect.stringContaining("since you looked") },
    })
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "10.00" })
  })

  it("charges one parcel of two once that is told of five times", async () => {
    const placed = await ordered()
    await slowly(700)
    const fulfillment = await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
    await Promise.all(Array.from({ length: 5 }, () => parcelPacked(scene.container, fulfillment)))
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
  })

  it("books every charge when parts are captured by hand while parcels are packed", async () => {
    const placed = await ordered()
    await slowly(500)
    const [, one, other] = await Promise.all([
      scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 }),
      scene.warehouse.capture(placed.orderId, 3),
      scene.warehouse.capture(placed.orderId, 4),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    const { charged } = await expectOneToOne(scene, placed, 3)
    expect(charged.slice(0, 2)).toEqual(["3.00", "4.00"])
    await expectCharged(scene, placed, charged)
  })

  it("keeps one charge for each answered click when one gets no answer and another finds it", async () => {
    const placed = await ordered()
    const drop = { action: "Capture", kind: "drop-after" }
    await scene.amazon.control("POST", "/faults", { faults: [{ ...drop, times: 1 }] })
    const first = scene.warehouse.capture(placed.orderId, 10)
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests.Capture ?? 0).toBeGreaterThan(0)
    })
    // The second click's request waits at Amazon until the first click has given up.
    await scene.amazon.control("POST", "/faults", {
      faults: [
        { action: "Capture", kind: "delay", ms: 5_000, times: 1 },
        { ...drop, times: 3 },
      ],
    })
    const clicks = await Promise.all([first, scene.warehouse.capture(placed.orderId, 10)])
    const answered = clicks.filter(({ status }) => status === 200)
    await expectCharged(
      scene,
      placed,
      answered.map(() => "10.00"),
    )
  })

  it("keeps one refund for each answered click when one gets no answer and another finds it", async () => {
    const placed = await ordered()
    expect((await scene.warehouse.capture(placed.orderId, 50)).status).toBe(200)
    const drop = { action: "Refund", kind: "drop-after" }
    await scene.amazon.control("POST", "/faults", { faults: [{ ...drop, times: 1 }] })
    const first = scene.warehouse.refund(placed.orderId, 10)
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests.Refund ?? 0).toBeGreaterThan(0)
    })
    await scene.amazon.control("POST", "/faults", {
      faults: [
        { action: "Refund", kind: "delay", ms: 5_000, times: 1 },
        { ...drop, times: 3 },
      ],
    })
    const clicks = await Promise.all([first, scene.warehouse.refund(placed.orderId, 10)])
    const answered = clicks.filter(({ status }) => status === 200)
    const { refunded } = await expectOneToOne(scene, placed, 1)
    expect(refunded).toEqual(answered.map(() => "10.00"))
  })
})
