import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({ authorization: "async", remainder: "reserve" }, (scene) => {
  const placed = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    expect((await scene.warehouse.view(orderId)).payment_collections[0]?.payments).toEqual([])
    return { id, orderId }
  }

  it("places the order before Amazon has decided, and makes its payment when it has", async () => {
    const { id, orderId } = await placed()
    expect((await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)).toEqual([
      "Pending",
    ])
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("makes the payment of an order that was no order yet when Amazon decided", async () => {
    await scene.amazon.control("POST", "/settings", { authorizationDelay: "PT0S" })
    await scene.amazon.control("POST", "/notifications", { early: true })
    const { id, orderId } = await placed()
    await inboxSettled(scene)
    expect((await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)).toEqual(["Open"])
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await scene.warehouse.eventually(orderId, "authorized")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("never makes a payment for an order that was cancelled while Amazon was deciding", async () => {
    const { id, orderId } = await placed()
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      expect((await scene.amazon.tree(id)).State).toBe("Canceled")
    })
    await scene.amazon.advance("PT2H")
    await scene.amazon.simulator.idle()
    const view = await scene.warehouse.view(orderId)
    expect(view.payment_collections.flatMap(({ payments }) => payments)).toEqual([])
    expect((await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)).toEqual([
      "Closed",
    ])
  })

  it("makes no payment when Amazon declines", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    const { orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await scene.amazon.simulator.idle()
    const view = await scene.warehouse.view(orderId)
    expect(view.payment_status).not.toBe("authorized")
    expect(view.payment_collections.flatMap(({ payments }) => payments)).toEqual([])
  })

  it("holds the rest again after a capture of a part, and captures that next", async () => {
    const { id, orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    const { total } = await scene.warehouse.eventually(orderId, "partially_captured")
    await eventually(async () => {
      const [first, second] = (await scene.amazon.tree(id)).Authorizations
      expect(second?.State).toBe("Open")
      const rest = total - Number(first?.Captures[0]?.Amount)
      expect(second?.Amount).toBe(rest.toFixed(2))
    })
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Authorize: 2, Capture: 2 })
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("gets its payment when the buyer has chosen another card at Amazon", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    const { id, orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    const engine = engineOf(scene)
    const standing = async () => {
      const row = await engine.findOrderReference({ amazon_order_reference_id: id })
      return [row?.state, row?.attention]
    }
    expect(await standing()).toEqual(["Suspended", "authorization-declined"])
    expect((await scene.warehouse.view(orderId)).payment_collections[0]?.payments).toEqual([])

    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, {})
    await inboxSettled(scene)
    await eventually(async () => {
      expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(2)
    })
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    expect(await standing()).toEqual(["Open", null])
  })
})
