import { expectCharged, expectOneToOne, readBooks } from "../support/books"
import { FaultDesk, spoiltAnswers } from "../support/fault-desk"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { packedAgain } from "../support/signals"
import { namedSuite } from "../support/store-suite"
import { throughout, type Fault } from "../support/trouble"
import { eventually } from "../support/warehouse"

/**
 * Every call that moves money, under every fault until somebody asks again: it is said; then the same is asked again and
 * done once. For each wish there is one capture or refund at Amazon and one in Medusa, over the same amount.
 */
namedSuite("every book agrees in the end though no try of a call is answered,", {}, (scene) => {
  const desk = new FaultDesk(scene)

  it.each(spoiltAnswers)("when Amazon %s", async (_, fault) => {
    const placed = await desk.checkOut(fault)
    const { total } = await scene.warehouse.view(placed.orderId)
    await desk.byEvent(placed, "Capture", fault, { "MUG-BLUE": 2 })
    const rest = await desk.restOf(placed)
    await desk.byHand(placed, "Authorize", fault, rest)
    await expectCharged(scene, placed, [(total - rest).toFixed(2), rest.toFixed(2)])
    await desk.refund(placed, fault)
  })

  it("and whoever asks again is not held up by a notification that waits for the answer", async () => {
    const engine = engineOf(scene)
    const wait = engine.awaitAnswers.bind(engine)
    // However slow the machine is, patience does not end before the answer comes.
    const inTenMinutes = new Date(Date.now() + 600_000)
    const waits = jest
      .spyOn(engine, "awaitAnswers")
      .mockImplementation((orderReferenceId) => wait(orderReferenceId, inTenMinutes))
    try {
      const id = await scene.amazon.orderReference()
      const placed = { id, orderId: await scene.buyer.order(id) }
      await inboxSettled(scene)
      const before = waits.mock.calls.length
      const fulfillment = await throughout(scene.amazon, "Capture", { kind: "drop-after" }, () =>
        scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 }),
      )
      await eventually(async () => {
        await Promise.resolve()
        expect(waits.mock.calls.length).toBeGreaterThan(before)
      })
      await packedAgain(scene.container, placed.orderId, fulfillment)
      await eventually(async () => {
        expect((await readBooks(scene, placed)).captures).toHaveLength(1)
      })
      expect((await scene.amazon.ledger()).requests.GetCaptureDetails).toBeUndefined()
    } finally {
      waits.mockRestore()
    }
  })

  it("and the keys do not fit any more while it is asked again", async () => {
    await scene.amazon.control("POST", "/notifications", { hold: true })
    const fault: Fault = { kind: "drop-after" }
    const id = await scene.amazon.orderReference()
    const placed = { id, orderId: await scene.buyer.order(id) }
    const fulfillment = await throughout(scene.amazon, "Capture", fault, () =>
      scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 }),
    )
    const refusal = { kind: "status", status: 403, code: "SignatureDoesNotMatch" }
    await scene.amazon.control("POST", "/faults", { faults: [{ action: "*", ...refusal }] })
    await packedAgain(scene.container, placed.orderId, fulfillment).catch(() => undefined)
    await timePasses(scene, "PT5M")
    await reconciled(scene)
    await scene.amazon.control("DELETE", "/faults")
    await timePasses(scene, "PT2H")
    await reconciled(scene)
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
  })

  it("when a person begins and a parcel ends", async () => {
    const fault: Fault = { kind: "drop-after" }
    const id = await scene.amazon.orderReference()
    const placed = { id, orderId: await scene.buyer.order(id) }
    const { total } = await scene.warehouse.view(placed.orderId)
    await desk.byHand(placed, "Capture", fault, 12)
    await desk.byEvent(placed, "Authorize", fault, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await expectCharged(scene, placed, ["12.00", (total - 12).toFixed(2)])
  })
})
