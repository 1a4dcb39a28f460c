import { Modules, PaymentEvents } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { expectCharged, expectOneToOne, readBooks } from "../support/books"
import { engineOf, reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { held, hold, letGo } from "../support/trouble"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    return { id, orderId: await scene.buyer.order(id) }
  }

  it("captures by hand what Medusa's own button asks for, in parts, and books it one to one", async () => {
    const { id, orderId } = await ordered()
    expect((await scene.warehouse.capture(orderId, 20.01)).status).toBe(200)
    expect((await scene.warehouse.capture(orderId, 10)).status).toBe(200)
    const view = await scene.warehouse.view(orderId)
    const { captures } = scene.warehouse.payment(view)
    expect(captures.map(({ amount }) => amount).sort()).toEqual([10, 20.01])
    expect(view.transactions.map(({ amount }) => amount).sort()).toEqual([10, 20.01])
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "30.01" })
    const made = (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
    expect(made.map(({ Amount }) => Amount)).toEqual(["20.01", "10.00"])
  })

  it("leaves the transaction of a capture to who is booking it, and writes it when nobody does", async () => {
    const placed = await ordered()
    const payments = scene.container.resolve(Modules.PAYMENT)
    const { id: paymentId } = scene.warehouse.payment(await scene.warehouse.view(placed.orderId))
    // Medusa's first step of two; its second writes the transaction.
    await payments.capturePayment({ payment_id: paymentId, amount: 7 })
    const booked = async () => {
      const bus = scene.container.resolve(Modules.EVENT_BUS)
      await bus.emit({ name: PaymentEvents.CAPTURED, data: { id: paymentId } })
      await subscribersDone()
    }
    await booked()
    expect(await readBooks(scene, placed)).toMatchObject({ captures: ["7.00"], transactions: [] })
    await timePasses(scene, "PT2M")
    await booked()
    await expectCharged(scene, placed, ["7.00"])
  })

  it("writes a transaction in the end that nobody has written, with no event to tell of it", async () => {
    const placed = await ordered()
    const view = await scene.warehouse.view(placed.orderId)
    const { id: payment_id } = scene.warehouse.payment(view)
    const engine = engineOf(scene)
    await scene.container
      .resolve(Modules.PAYMENT)
      .capturePayment({ payment_id, amount: view.total })
    const reference = await engine.findOrderReference({ amazon_order_reference_id: placed.id })
    if (!reference) throw new Error("The ledger does not have the order reference.")
    expect(reference.state).toBe("Closed")
    // Looked at when it was booked a moment ago, and once more, although it is closed.
    await engine.makeDue([reference.payment_collection_id], new Date(0))
    await reconciled(scene)
    expect(await readBooks(scene, placed)).toMatchObject({ transactions: [] })
    await timePasses(scene, "PT12M")
    await reconciled(scene)
    await expectCharged(scene, placed, [view.total.toFixed(2)])
  })

  it("books two refunds at once as two, with a transaction each", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
    await hold(scene.amazon, "Refund", 2)
    const both = Promise.all([
      scene.warehouse.refund(placed.orderId, 5),
      scene.warehouse.refund(placed.orderId, 7.25),
    ])
    await held(scene.amazon, 2)
    await letGo(scene.amazon)
    const answers = await both
    // Medusa writes credit lines for them, stumbles at times over the other's, and says 400 of what it has refunded.
    if (answers.some(({ status }) => status !== 200)) {
      await timePasses(scene, "PT2M")
      await reconciled(scene)
    }
    const { refunded } = await expectOneToOne(scene, placed, 1)
    expect(refunded).toEqual(["5.00", "7.25"])
  })

  it("writes the transaction of a refund that Medusa has made and then answers with an error", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
    // The parcel is looked at once more, and then nothing of the order is.
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    // Medusa cannot write its credit line while somebody edits the order.
    await scene.warehouse.office("POST", "/admin/order-edits", { order_id: placed.orderId })
    expect((await scene.warehouse.refund(placed.orderId, 5)).status).toBe(400)
    expect(await readBooks(scene, placed)).toMatchObject({
      refunded: ["5.00"],
      refunds: ["5.00"],
      returned: [],
    })
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    expect((await expectOneToOne(scene, placed, 1)).returned).toEqual(["5.00"])
  })

  it("books two captures at once as two, with a transaction each", async () => {
    const { orderId } = await ordered()
    const answers = await Promise.all([
      scene.warehouse.capture(orderId, 7),
      scene.warehouse.capture(orderId, 9),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await eventually(async () => {
      const view = await scene.warehouse.view(orderId)
      const booked = scene.warehouse.payment(view).captures.map(({ id, amount }) => [id, amount])
      const written = view.transactions.map(({ reference_id, amount }) => [reference_id, amount])
      expect(booked.map(([, amount]) => amount).sort()).toEqual([7, 9])
      expect(written.sort()).toEqual(booked.sort())
    })
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "16.00" })
  })

  it("tries a rejected capture once more with a new authorization where Amazon still allows it", async () => {
    const { id, orderId } = await ordered()
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    expect((await scene.warehouse.capture(orderId, 10)).status).toBe(200)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "10.00" })
    const made = (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
    expect(made.map(({ State }) => State).sort()).toEqual(["Completed", "Declined"])
  })

  it("tells the store's own subscribers what happened, once and with the parcel", async () => {
    const heard: unknown[] = []
    const bus = scene.container.resolve(Modules.EVENT_BUS)
    const listen = ({ data }: { data: unknown }) => Promise.resolve(void heard.push(data))
    bus.subscribe("amazon-pay.capture.completed", listen, { subscriberId: "a-store-of-its-own" })
    const { id, orderId } = await ordered()
    const fulfillment = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await eventually(async () => {
      expect(heard).toHaveLength(1)
      return Promise.resolve()
    })
    expect(heard).toMatchObject([
      {
        amazon_order_reference_id: id,
        reason_code: null,
        order_id: orderId,
        display_id: expect.stringMatching(/^\d+$/) as string,
        email: "susie@example.com",
        language: "en",
        buyer_url: "https://payments.amazon.com/jr/your-account/orders?language=en-US",
        next_step: "nothing",
        operation: {
          amount: total.toFixed(2),
          currency_code: "USD",
          fulfillment_id: fulfillment,
        },
      },
    ])
    bus.unsubscribe("amazon-pay.capture.completed", listen, { subscriberId: "a-store-of-its-own" })
  })

  it("charges the rest with the last parcel after a capture by hand", async () => {
    const { orderId } = await ordered()
    await scene.warehouse.capture(orderId, 5)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("tells the merchant why Amazon declined a capture, and Medusa books nothing", async () => {
    const { id, orderId } = await ordered()
    await scene.amazon.control("POST", `/order-references/${id}/close`, {
      reasonCode: "AmazonClosed",
    })
    await scene.amazon.advance("P40D")
    const { status, body } = await scene.warehouse.capture(orderId, 10)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(body.message).toMatch(/10\.00/)
    const view = await scene.warehouse.view(orderId)
    expect(scene.warehouse.payment(view).captures).toEqual([])
    expect((await scene.amazon.ledger()).captured).toEqual({})
  })

  it("does not book what is pending at Amazon until Amazon completes it", async () => {
    const { orderId } = await ordered()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 1 })
    })
    const asked = await scene.warehouse.capture(orderId)
    expect(asked.status).toBe(400)
    expect(asked.body.message).toContain("still deciding")
    expect((await scene.warehouse.view(orderId)).payment_status).toBe("authorized")

    await scene.amazon.advance("PT3H")
    const view = await scene.warehouse.eventually(orderId, "captured")
    expect(scene.warehouse.payment(view).captures).toHaveLength(1)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: view.total.toFixed(2) })
  })

  it("captures once although the connection breaks after Amazon captured", async () => {
    const { orderId } = await ordered()
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "drop-after", times: 10 }],
    })
    const failed = await scene.warehouse.capture(orderId, 12)
    expect(failed.status).toBe(400)
    expect(failed.body.message).toContain("has not answered")
    await scene.amazon.control("DELETE", "/faults")
    expect((await scene.warehouse.capture(orderId, 12)).status).toBe(200)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "12.00" })
    const view = await scene.warehouse.view(orderId)
    expect(scene.warehouse.payment(view).captures.map(({ amount }) => amount)).toEqual([12])
  })

  it("refunds over both parcels, newest first, and no more than was captured", async () => {
    const { id, orderId } = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")

    expect((await scene.warehouse.refund(orderId, 30)).status).toBe(200)
    const captures = (await scene.amazon.tree(id)).Authorizations.flatMap(
      ({ Captures }) => Captures,
    )
    const last = Number(captures[1]?.Amount)
    expect(captures[1]?.Refunds.map(({ Amount }) => Amount)).toEqual([
      Math.min(last, 30).toFixed(2),
    ])
    const given = captures.flatMap(({ Refunds }) => Refunds.map(({ Amount }) => Number(Amount)))
    expect(given.reduce((sum, one) => sum + one, 0).toFixed(2)).toBe("30.00")

    const tooMuch = await scene.warehouse.refund(orderId, total)
    expect(tooMuch.status).toBe(400)
    const view = await scene.warehouse.view(orderId)
    expect(scene.warehouse.payment(view).refunds.map(({ amount }) => amount)).toEqual([30])
    await scene.amazon.advance("PT12H")
    expect((await scene.amazon.ledger()).refunded).toEqual({ USD: "30.00" })
  })

  it("releases everything when an order is cancelled that was not charged", async () => {
    const { id, orderId } = await ordered()
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      const tree = await scene.amazon.tree(id)
      expect(tree).toMatchObject({ State: "Canceled", ReasonCode: "SellerCanceled" })
      expect(tree.Authorizations.map(({ State }) => State)).toEqual(["Closed"])
    })
    const view = await scene.warehouse.view(orderId)
    expect(view).toMatchObject({ status: "canceled", payment_status: "canceled" })
  })

  it("refunds and closes when an order is cancelled that was charged in part", async () => {
    const { id, orderId } = await ordered()
    await scene.warehouse.capture(orderId, 20)
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      const tree = await scene.amazon.tree(id)
      expect(tree.State).toBe("Closed")
      expect(tree.Authorizations.map(({ State }) => State)).toEqual(["Closed"])
    })
    await scene.amazon.advance("PT12H")
    expect(await scene.amazon.ledger()).toMatchObject({
      captured: { USD: "20.00" },
      refunded: { USD: "20.00" },
    })
  })
})
