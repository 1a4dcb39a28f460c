import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { atRest, reconciled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** What follows by itself when Amazon declines later what somebody has captured by hand. */
storeSuite({}, (scene) => {
  let desk: AttentionDesk
  beforeAll(() => {
    desk = new AttentionDesk(scene)
  })
  beforeEach(() => scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false }))
  const quiet = () => atRest(scene)
  const decides = (...outcomes: object[]) => scene.amazon.control("POST", "/outcomes", { outcomes })
  const later = (reasonCode: string) => ({ of: "capture", state: "Pending", reasonCode })
  const charges = async (id: string) =>
    (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures).map(
      ({ State, Amount }) => `${State} ${Amount}`,
    )
  const booked = async (orderId: string) =>
    scene.warehouse
      .payment(await scene.warehouse.view(orderId))
      .captures.map(({ amount }) => amount.toFixed(2))

  /** Captured with Medusa's button, and Amazon decides later. */
  const captured = async (outcomes: object[], amount?: number) => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const { total } = await scene.warehouse.view(orderId)
    await quiet()
    await decides(...outcomes)
    expect((await scene.warehouse.capture(orderId, amount)).status).toBe(400)
    await quiet()
    return { id, orderId, total: (amount ?? total).toFixed(2) }
  }
  const rested = async (...waits: Parameters<AttentionDesk["later"]>) => {
    for (const wait of waits) {
      await desk.later(wait)
      await quiet()
    }
  }

  it("a capture by hand that Amazon rejects after a while, with the order reference open, is made once more and booked", async () => {
    const { id, orderId, total } = await captured([later("AmazonRejected")])
    await rested("PT3H", "PT3M")
    expect(await charges(id)).toEqual([`Declined ${total}`, `Completed ${total}`])
    expect(await booked(orderId)).toEqual([total])
    await rested("PT15M", "P1D")
    expect(await charges(id)).toHaveLength(2)
    expect(await booked(orderId)).toEqual([total])
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture by hand that Amazon rejects after a while, and once more, is put before a person", async () => {
    const again = { ...later("AmazonRejected"), state: "Declined" }
    const { id, orderId, total } = await captured([later("AmazonRejected"), again])
    await rested("PT3H", "PT3H", "PT15M", "P1D")
    expect(await charges(id)).toEqual([`Declined ${total}`, `Declined ${total}`])
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await quiet()
    expect(await booked(orderId)).toEqual([total])
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture by hand that Amazon could not process after a while is made once more after Amazon's time to wait", async () => {
    const { id, orderId, total } = await captured([later("ProcessingFailure")])
    await rested("PT3H")
    expect(await charges(id)).toEqual([`Declined ${total}`])
    expect(await desk.reasons()).toEqual([])
    await rested("PT3M")
    expect(await charges(id)).toEqual([`Declined ${total}`, `Completed ${total}`])
    await rested("PT15M", "P1D")
    expect(await booked(orderId)).toEqual([total])
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture by hand that Amazon could not process three times is put before a person", async () => {
    const again = { ...later("ProcessingFailure"), state: "Declined", times: 2 }
    const { id, total } = await captured([later("ProcessingFailure"), again])
    await rested("PT3H", "PT3M", "PT3M", "PT3M", "PT15M", "P1D")
    expect(await charges(id)).toEqual([1, 2, 3].map(() => `Declined ${total}`))
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
  })

  it("a capture by hand that was declined while its person waited is left to them", async () => {
    const now = { ...later("ProcessingFailure"), state: "Declined" }
    const { id, total } = await captured([now])
    await rested("PT3M", "PT15M", "P1D")
    expect(await charges(id)).toEqual([`Declined ${total}`])
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
  })

  it.each([
    ["with Medusa's button", (orderId: string) => scene.warehouse.capture(orderId)],
    [
      "in the panel",
      async (orderId: string, amount: string) => {
        await new PanelDesk(scene).done(orderId, "captures", { amount })
        return { status: 200 }
      },
    ],
  ])(
    "a capture by hand that Amazon could not process, and a person has made again %s meanwhile, is made once",
    async (_, capture) => {
      const { id, orderId, total } = await captured([later("ProcessingFailure")])
      await rested("PT3H")
      expect((await capture(orderId, total)).status).toBe(200)
      await rested("PT3M", "PT15M", "P1D")
      expect(await charges(id)).toEqual([`Declined ${total}`, `Completed ${total}`])
      expect(await booked(orderId)).toEqual([total])
      expect(await desk.reasons()).toEqual([])
    },
  )

  it("a capture by hand that a person makes again at the moment when it is made again by itself is made once", async () => {
    const { id, orderId, total } = await captured([later("ProcessingFailure")])
    await rested("PT3H")
    await scene.amazon.advance("PT3M")
    await Promise.all([
      desk.later("PT3M"),
      scene.warehouse.capture(orderId),
      reconciled(scene),
      scene.warehouse.capture(orderId),
    ])
    await rested("PT15M", "P1D")
    expect(await charges(id)).toEqual([`Declined ${total}`, `Completed ${total}`])
    expect(await booked(orderId)).toEqual([total])
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture by hand that Amazon declines after the order was cancelled is not made again", async () => {
    const { id, orderId, total } = await captured([later("AmazonRejected")])
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await rested("PT3H", "PT15M", "P1D")
    expect(await charges(id)).toEqual([`Declined ${total}`])
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture by hand whose order was cancelled while it waited to be made again is not made again", async () => {
    const { id, orderId, total } = await captured([later("ProcessingFailure")])
    await rested("PT3H")
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await rested("PT3M", "PT15M", "P1D")
    expect(await charges(id)).toEqual([`Declined ${total}`])
    expect(await desk.reasons()).toEqual([])
  })

  it.each(["AmazonRejected", "ProcessingFailure"])(
    "what a parcel asks for that was packed while Amazon decided on a capture by hand is charged once after %s",
    async (reasonCode) => {
      const { id, orderId, total } = await captured([later(reasonCode)])
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await rested("PT3H", "PT3M", "PT15M", "P1D")
      expect(await charges(id)).toEqual([`Declined ${total}`, `Completed ${total}`])
      expect(await booked(orderId)).toEqual([total])
      expect(await desk.reasons()).toEqual([])
    },
  )

  it("a part that was captured by hand is made again as that part, beside the parcel that was charged the rest", async () => {
    const { id, orderId, total } = await captured([later("ProcessingFailure")], 20)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await rested("PT3H", "PT3M", "PT15M", "P1D")
    const whole = (await scene.warehouse.view(orderId)).total.toFixed(2)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: whole })
    expect((await charges(id))[0]).toBe(`Declined ${total}`)
    expect(await desk.reasons()).toEqual([])
  })
})
