import { expectCharged } from "../support/books"
import { FaultDesk } from "../support/fault-desk"
import { storeSuite } from "../support/store-suite"
import type { Fault } from "../support/trouble"

/** Every call that moves money, when Amazon says that it is asked too often. The store asks more slowly from then on. */
storeSuite({}, (scene) => {
  const answers: [string, Fault][] = [
    ["answers 503", { kind: "status", status: 503 }],
    ["answers 503 without a word", { kind: "status", status: 503, body: false }],
  ]
  it.each(answers)("in passing, nobody notices when Amazon %s", async (_, fault) => {
    await new FaultDesk(scene).inPassing(fault)
  })

  it("for as long as it lasts, it is said; then the same is asked again and done once", async () => {
    const id = await scene.amazon.orderReference()
    const placed = { id, orderId: await scene.buyer.order(id) }
    await new FaultDesk(scene).byHand(placed, "Capture", { kind: "status", status: 503 }, 12)
    await expectCharged(scene, placed, ["12.00"])
  })
})
