import { Modules } from "@medusajs/framework/utils"
import { accountsOf } from "medusa-payment-amazon-pay/medusa/accounts"
import { operationsVersion } from "../../src/modules/amazon-pay/decisions/operations-version"
import { expectCharged, expectOneToOne, type Placed } from "../support/books"
import { engineOf, inboxSettled } from "../support/inbox"
import type { Answer } from "../support/http"
import { parcelPacked } from "../support/signals"
import { namedSuite } from "../support/store-suite"
import { held, hold, letGo, strike } from "../support/trouble"
import { eventually } from "../support/warehouse"

namedSuite("a store that is asked twice", {}, (scene) => {
  const ordered = async (): Promise<Placed> => {
    const id = await scene.amazon.orderReference()
    return { id, orderId: await scene.buyer.order(id) }
  }
  /** Packs a parcel whose charge waits at Amazon, and has five more events of it ask for the order's lock meanwhile. */
  const packedSixTimes = async (placed: Placed, contents: Record<string, number>) => {
    await hold(scene.amazon, "Capture")
    const fulfillment = await scene.warehouse.pack(placed.orderId, contents)
    await held(scene.amazon)
    const asked = jest.spyOn(engineOf(scene), "takeLease")
    const events = Array.from({ length: 5 }, () => parcelPacked(scene.container, fulfillment))
    await eventually(async () => {
      await Promise.resolve()
      expect(asked.mock.calls.length).toBeGreaterThanOrEqual(events.length)
    })
    asked.mockRestore()
    return events
  }

  it("charges a parcel once when five more events tell of it while somebody presses Capture", async () => {
    const placed = await ordered()
    const events = await packedSixTimes(placed, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { id: payment_id } = scene.warehouse.payment(await scene.warehouse.view(placed.orderId))
    const click = scene.warehouse.capture(placed.orderId)
    await eventually(async () => {
      const rows = await scene.container.resolve(Modules.PAYMENT).listCaptures({ payment_id })
      expect(rows).not.toEqual([])
    })
    await letGo(scene.amazon)
    await Promise.all([click, ...events])
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
    const seen = operationsVersion(await engine.snapshot(reference.id))
    const press = () =>
      engine.captureAmount(account.options, reference.id, { amount: "10.00", version: seen })
    const ends = await Promise.allSettled([press(), press()])
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { message: expect.stringContaining("since you looked") },
    })
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "10.00" })
  })

  it("charges one parcel of two once when five more events tell of it", async () => {
    const placed = await ordered()
    const events = await packedSixTimes(placed, { "MUG-BLUE": 2 })
    await letGo(scene.amazon)
    await Promise.all(events)
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
  })

  it("books every charge when parts are captured by hand while parcels are packed", async () => {
    const placed = await ordered()
    await hold(scene.amazon, "Capture")
    const all = Promise.all([
      scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 }),
      scene.warehouse.capture(placed.orderId, 3),
      scene.warehouse.capture(placed.orderId, 4),
    ])
    await held(scene.amazon)
    // Whoever comes next asks Amazon once more for what is not answered yet.
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests.Capture).toBeGreaterThan(1)
    })
    await letGo(scene.amazon)
    const [, one, other] = await all
    expect([one.status, other.status]).toEqual([200, 200])
    const { charged } = await expectOneToOne(scene, placed, 3)
    expect(charged.slice(0, 2)).toEqual(["3.00", "4.00"])
    await expectCharged(scene, placed, charged)
  })

  /** Somebody clicks again while the first click's second try waits at Amazon; the first gives up, then the other is answered. */
  const clickedTwice = async (action: "Capture" | "Refund", click: () => Promise<Answer>) => {
    await strike(
      scene.amazon,
      action,
      { kind: "drop-after", times: 1 },
      { kind: "drop-after", held: true, times: 1 },
      { kind: "delay", held: true, times: 1 },
      { kind: "drop-after", times: 2 },
    )
    const first = click()
    await held(scene.amazon, 1)
    const second = click()
    await held(scene.amazon, 2)
    await letGo(scene.amazon, 1)
    const answers = [await first]
    await letGo(scene.amazon)
    answers.push(await second)
    return answers.filter(({ status }) => status === 200)
  }

  it("keeps one charge for each answered click when one gets no answer and another finds it", async () => {
    const placed = await ordered()
    const answered = await clickedTwice("Capture", () =>
      scene.warehouse.capture(placed.orderId, 10),
    )
    await expectCharged(
      scene,
      placed,
      answered.map(() => "10.00"),
    )
  })

  it("keeps one refund for each answered click when one gets no answer and another finds it", async () => {
    const placed = await ordered()
    expect((await scene.warehouse.capture(placed.orderId, 50)).status).toBe(200)
    const answered = await clickedTwice("Refund", () => scene.warehouse.refund(placed.orderId, 10))
    const { refunded } = await expectOneToOne(scene, placed, 1)
    expect(refunded).toEqual(answered.map(() => "10.00"))
  })
})
