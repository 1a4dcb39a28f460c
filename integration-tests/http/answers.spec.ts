import { capturesIn, PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { atRest } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** What follows by itself when Amazon declines the charge of a parcel, with nobody at the checkout. */
storeSuite({}, (scene) => {
  let desk: AttentionDesk
  beforeAll(() => {
    desk = new AttentionDesk(scene)
  })
  const quiet = () => atRest(scene)
  const decides = (...outcomes: object[]) => scene.amazon.control("POST", "/outcomes", { outcomes })
  const taken = async () => {
    await quiet()
    return (await scene.amazon.ledger()).captured.USD ?? "0.00"
  }
  /** Of which one parcel was charged: the next one is authorized and captured in one call. */
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const { total } = await scene.warehouse.view(orderId)
    return { id, orderId, total: total.toFixed(2) }
  }
  const charges = async (id: string) =>
    (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures).map(
      ({ State, ReasonCode }) => [State, ReasonCode],
    )
  const rejected = { of: "capture", state: "Pending", reasonCode: "AmazonRejected" }

  it("a capture that Amazon rejects after a while, with the order reference open, is asked for once more", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const { id, orderId, total } = await ordered()
    await decides(rejected)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    expect(await taken()).toBe("0.00")
    await desk.later("PT3H")
    expect(await taken()).toBe(total)
    expect((await charges(id)).map(([state]) => state)).toEqual(["Declined", "Completed"])
    expect(await desk.reasons()).toEqual([])
  })

  it("a capture that Amazon rejects after a while for the second time is put before a person", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const { id, orderId, total } = await ordered()
    await decides({ ...rejected, times: 2 })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await desk.later("PT3H", "PT3H", "PT15M", "P1D")
    expect((await charges(id)).map(([state]) => state)).toEqual(["Declined", "Declined"])
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
  })

  it("a capture that Amazon rejects after a while, and at once when it is asked for once more, is put before a person", async () => {
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    const { id, orderId, total } = await ordered()
    await decides(rejected, { ...rejected, state: "Declined", times: 2 })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await desk.later("PT3H", "PT3H", "PT15M", "P1D")
    expect((await charges(id)).map(([state]) => state)).toEqual(["Declined", "Declined"])
    expect(await desk.reasons()).toEqual([`capture-declined ${total}`])
  })

  it("a capture that Amazon rejects after a while, and closes the order reference with, is put before a person", async () => {
    const { id, orderId, total } = await ordered()
    await decides(rejected)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await desk.later("PT3H", "PT15M", "P1D")
    expect((await charges(id)).map(([state]) => state)).toEqual(["Declined"])
    expect(await desk.reasons()).toEqual([`unreachable ${total}`])
  })

  const timedOut = { of: "authorization", state: "Declined", reasonCode: "TransactionTimedOut" }

  it("a parcel that Amazon cannot decide on at once is asked for again without haste, and charged when it has decided", async () => {
    const { id, orderId, total } = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await quiet()
    await decides(timedOut)
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await quiet()
    const { Authorizations } = await scene.amazon.tree(id)
    expect(Authorizations.map(({ State }) => State)).toEqual(["Closed", "Declined", "Pending"])
    await desk.later("PT1H")
    expect(await taken()).toBe(total)
    await desk.later("PT3M", "P1D")
    expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(3)
    expect(await desk.reasons()).toEqual([])
  })

  it("a parcel that Amazon has not decided on in a day either is put before a person", async () => {
    const { id, orderId } = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await quiet()
    await decides({ ...timedOut, times: 2 })
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await desk.later("PT1H", "PT15M", "P1D")
    await quiet()
    const { Authorizations } = await scene.amazon.tree(id)
    expect(Authorizations.map(({ State }) => State)).toEqual(["Closed", "Declined", "Declined"])
    expect(await desk.reasons()).toEqual([expect.stringMatching(/^capture-declined /)])
  })

  /** An order that was charged, of which Amazon declines to give 5.00 back. */
  const notRefunded = async (reasonCode: string, times = 1) => {
    const { id, orderId } = await ordered()
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await quiet()
    await decides({ of: "refund", state: "Declined", reasonCode, times })
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
    await quiet()
    await desk.later("PT1H")
    await quiet()
    return { id, orderId }
  }
  const refunds = async (id: string) =>
    (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
      .flatMap(({ Refunds }) => Refunds)
      .map(({ State, Amount }) => `${State} ${Amount}`)
  const inMedusa = async (orderId: string) =>
    scene.warehouse.payment(await scene.warehouse.view(orderId)).refunds.map(({ amount }) => amount)

  it("a refund that Amazon could not process is asked for again after a while, and booked once", async () => {
    const { id, orderId } = await notRefunded("ProcessingFailure")
    await desk.later("PT3M")
    expect(await refunds(id)).toEqual(["Declined 5.00", "Pending 5.00"])
    await desk.later("PT1H")
    await quiet()
    expect(await refunds(id)).toEqual(["Declined 5.00", "Completed 5.00"])
    await desk.later("PT15M", "P1D")
    expect(await inMedusa(orderId)).toEqual([5])
    expect(await desk.reasons()).toEqual([])
  })

  it("a refund that Amazon could not process, and somebody made in Seller Central meanwhile unheard, is given back once", async () => {
    const { id, orderId } = await notRefunded("ProcessingFailure")
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    const [capture] = (await scene.amazon.tree(id)).Authorizations[0]?.Captures ?? []
    const path = `/captures/${capture?.AmazonCaptureId ?? ""}/refunds`
    await scene.amazon.control("POST", path, { amount: "5.00" })
    await desk.later("PT3M")
    await scene.amazon.advance("PT1H")
    await desk.later("PT6H", "P1D")
    expect(await refunds(id)).toEqual(["Declined 5.00", "Completed 5.00"])
    expect(await inMedusa(orderId)).toEqual([5])
    expect(await desk.reasons()).toEqual([])
  })

  it("a refund that Amazon could not process three times is put before a person", async () => {
    const { id, orderId } = await notRefunded("ProcessingFailure", 3)
    for (const wait of ["PT3M", "PT1H", "PT3M", "PT1H", "PT15M", "P1D"] as const) {
      await desk.later(wait)
      await quiet()
    }
    expect(await refunds(id)).toEqual(["Declined 5.00", "Declined 5.00", "Declined 5.00"])
    expect(await inMedusa(orderId)).toEqual([5])
    expect(await desk.reasons()).toEqual(["refund-declined 5.00"])
  })

  it("a refund that Amazon rejected is asked for again by a person, and booked once", async () => {
    const { id, orderId } = await notRefunded("AmazonRejected")
    expect(await desk.reasons()).toEqual(["refund-declined 5.00"])
    const panel = new PanelDesk(scene)
    const [refund] = capturesIn(await panel.look(orderId)).flatMap(({ refunds }) => refunds)
    const asked = { amazon_refund_id: refund?.amazon_id ?? "" }
    await panel.done(orderId, "refunds", asked)
    expect(await desk.reasons()).toEqual([])
    expect(await panel.refused(orderId, "refunds", asked)).toContain("was asked for again")
    await desk.later("PT1H", "PT15M", "P1D")
    expect(await refunds(id)).toEqual(["Declined 5.00", "Completed 5.00"])
    expect(await inMedusa(orderId)).toEqual([5])
    expect(await desk.reasons()).toEqual([])
  })

  it.each([
    ["a part", 5],
    ["all", null],
  ] as const)(
    "a refund of %s that Amazon rejected, and somebody made in Seller Central, is booked once",
    async (_, part) => {
      const { id, orderId, total } = await ordered()
      const amount = part ?? Number(total)
      expect((await scene.warehouse.capture(orderId)).status).toBe(200)
      await quiet()
      await decides({ of: "refund", state: "Declined", reasonCode: "AmazonRejected" })
      expect((await scene.warehouse.refund(orderId, amount)).status).toBe(200)
      await quiet()
      await desk.later("PT1H")
      await quiet()
      expect(await desk.reasons()).toEqual([`refund-declined ${amount.toFixed(2)}`])
      const [capture] = (await scene.amazon.tree(id)).Authorizations[0]?.Captures ?? []
      const path = `/captures/${capture?.AmazonCaptureId ?? ""}/refunds`
      await scene.amazon.control("POST", path, { amount: amount.toFixed(2) })
      await quiet()
      await desk.later("PT1H", "PT15M", "P1D")
      await quiet()
      expect(await refunds(id)).toEqual([
        `Declined ${amount.toFixed(2)}`,
        `Completed ${amount.toFixed(2)}`,
      ])
      expect(await inMedusa(orderId)).toEqual([amount])
      expect(await desk.reasons()).toEqual([])
    },
  )
})
