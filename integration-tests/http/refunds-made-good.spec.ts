import { capturesIn, PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { cutOff } from "../support/cut-off"
import { atRest, engineOf } from "../support/inbox"
import { namedSuite, type Scene } from "../support/store-suite"

/** What Amazon decides on the next refund, and how long it takes from now on. */
const decides = (scene: Scene, reasonCode: string) =>
  scene.amazon.control("POST", "/outcomes", {
    outcomes: [{ of: "refund", state: "Declined", reasonCode }],
  })
const takes = (scene: Scene, refundDelay: string) =>
  scene.amazon.control("POST", "/settings", { refundDelay })

namedSuite("a refund that Amazon has declined", {}, (scene) => {
  let desk: AttentionDesk
  beforeAll(() => {
    desk = new AttentionDesk(scene)
  })
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await desk.later(wait)
      await atRest(scene)
    }
  }
  /** @param contents what leaves first; with the rest still to come the order reference stays open */
  const charged = async (contents: Record<string, number> = { "MUG-BLUE": 2, "TOTE-L": 1 }) => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.pack(orderId, contents)
    await atRest(scene)
    return { id, orderId }
  }
  const inMedusa = async ({ orderId }: { orderId: string }) => {
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
    await atRest(scene)
  }
  const inSellerCentral = async ({ id }: { id: string }) => {
    const [capture] = (await scene.amazon.tree(id)).Authorizations[0]?.Captures ?? []
    const path = `/captures/${capture?.AmazonCaptureId ?? ""}/refunds`
    await scene.amazon.control("POST", path, { amount: "5.00" })
    await atRest(scene)
  }
  const declinedOnce = async (reasonCode: string, contents?: Record<string, number>) => {
    const order = await charged(contents)
    await decides(scene, reasonCode)
    await inMedusa(order)
    await later("PT1H")
    return order
  }
  const books = async ({ id, orderId }: { id: string; orderId: string }) => ({
    amazon: (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
      .flatMap(({ Refunds }) => Refunds)
      .map(({ State }) => State),
    medusa: scene.warehouse
      .payment(await scene.warehouse.view(orderId))
      .refunds.map(({ amount }) => amount),
    listed: await desk.reasons(),
  })
  const givenBackOnce = { amazon: ["Declined", "Completed"], medusa: [5], listed: [] }

  it.each([
    ["of an order that is charged in full, and looked at in the panel", undefined],
    ["of an order of which a parcel is still to leave", { "MUG-BLUE": 1 }],
  ])(
    "%s, is not made again by itself while Amazon decides on the one of Seller Central",
    async (_, contents) => {
      const order = await declinedOnce("ProcessingFailure", contents)
      await takes(scene, "PT6H")
      await inSellerCentral(order)
      if (!contents) await new PanelDesk(scene).done(order.orderId, "refresh")
      await later("PT3M", "PT15M")
      expect((await books(order)).listed).toEqual([])
      await later("PT7H", "PT15M", "P1D")
      expect(await books(order)).toEqual(givenBackOnce)
    },
  )

  it("is a refund of its own where Seller Central's was begun before the decline", async () => {
    const order = await charged()
    await takes(scene, "PT1H")
    await decides(scene, "AmazonRejected")
    await inMedusa(order)
    await takes(scene, "PT6H")
    await inSellerCentral(order)
    await later("PT2H", "PT7H", "PT15M", "P1D")
    expect(await books(order)).toEqual({
      ...{ amazon: ["Declined", "Completed"], medusa: [5, 5] },
      listed: ["refund-declined 5.00"],
    })
    const panel = new PanelDesk(scene)
    const refunds = capturesIn(await panel.look(order.orderId)).flatMap((one) => one.refunds)
    const declined = refunds.find(({ state }) => state === "declined")
    await panel.done(order.orderId, "refunds", { amazon_refund_id: declined?.amazon_id ?? "" })
    await later("PT7H", "PT15M", "P1D")
    expect(await books(order)).toEqual({
      ...{ amazon: ["Declined", "Completed", "Completed"], medusa: [5, 5] },
      listed: [],
    })
  })

  it("is still due when whoever was about to ask for it again did not come to it", async () => {
    const order = await declinedOnce("ProcessingFailure")
    const struck = { action: "GetCaptureDetails", kind: "status", status: 500, times: 8 }
    await scene.amazon.control("POST", "/faults", { faults: [struck] })
    await later("PT3M")
    const [refund] = await engineOf(scene).listOperations({ kind: "refund" })
    expect(refund?.next_check_at).not.toBeNull()
    await scene.amazon.control("DELETE", "/faults")
    await later("PT15M", "PT7H", "P1D")
    expect(await books(order)).toEqual(givenBackOnce)
  })
})

namedSuite(
  "a refund in the panel before the order has its payment",
  { capture: "immediate" },
  (scene) => {
    it("is listed when Amazon has declined it, and nothing more is owed for that", async () => {
      const desk = new AttentionDesk(scene)
      const placed = await cutOff(scene, "payment_session")
      await atRest(scene)
      const panel = new PanelDesk(scene)
      const [capture] = capturesIn(await panel.look(placed.orderId))
      await decides(scene, "AmazonRejected")
      const part = { amazon_capture_id: capture?.amazon_id, amount: "3.00" }
      await panel.done(placed.orderId, "refunds", part)
      await scene.amazon.advance("PT1H")
      await atRest(scene)
      await desk.later("PT7M", "PT20M", "P1D")
      const payment = scene.warehouse.payment(await scene.warehouse.view(placed.orderId))
      expect([payment.captures.length, payment.refunds.length]).toEqual([1, 0])
      expect(await desk.reasons()).toEqual(["refund-declined 3.00"])
    })
  },
)
