import { Modules } from "@medusajs/framework/utils"
import { PanelDesk, paymentIn } from "../support/admin-panel"
import { expectCharged } from "../support/books"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  it("charges each parcel its worth when it is packed, with the fewest calls, notifications on", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const placed = await scene.warehouse.eventually(orderId, "authorized")
    expect((await scene.amazon.tree(id)).Authorizations).toMatchObject([
      { Amount: placed.total.toFixed(2), State: "Open", Captures: [] },
    ])

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    const first = await scene.warehouse.eventually(orderId, "partially_captured")
    const mugs = first.items.find(({ variant_sku }) => variant_sku === "MUG-BLUE")
    const worth = (Math.round(((mugs?.total ?? 0) + first.shipping_total) * 100) / 100).toFixed(2)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: worth })

    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    const rest = (placed.total - Number(worth)).toFixed(2)
    await expectCharged(scene, { id, orderId }, [worth, rest])

    const tree = await eventually(async () => {
      const now = await scene.amazon.tree(id)
      expect(now.State).toBe("Closed")
      return now
    })
    expect(tree.Authorizations.map(({ Captures }) => Captures.map(({ Amount }) => Amount))).toEqual(
      [[worth], [rest]],
    )
    await scene.amazon.simulator.idle()
    const { captured, requests } = await scene.amazon.ledger()
    expect(captured).toEqual({ USD: placed.total.toFixed(2) })
    expect(requests).toEqual({
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 2,
      Capture: 1,
      GetCaptureDetails: 1,
      CloseOrderReference: 1,
    })
    const delivered = await scene.amazon.notifications()
    expect(delivered.length).toBeGreaterThanOrEqual(6)
    expect(delivered.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual(
      delivered.map(() => 200),
    )
  })

  it("charges each its worth when the order's first payment was cancelled before there was an order", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    const data = { amazon_order_reference_id: id }
    await scene.buyer.session(cart.collectionId, data)
    // What Medusa does when a completion fails after its payment was authorized.
    const payments = scene.container.resolve(Modules.PAYMENT)
    const session = await scene.buyer.lastSession(cart.id)
    const first = await payments.authorizePaymentSession(session?.id ?? "", {})
    await payments.cancelPayment(first?.id ?? "")
    await scene.buyer.session(cart.collectionId, data)
    const { body } = await scene.buyer.complete(cart.id)
    const orderId = body.order?.id ?? ""
    const { total } = await scene.warehouse.view(orderId)

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 1 })
    })
    expect(paymentIn(await new PanelDesk(scene).look(orderId)).payment_id).not.toBe(first?.id)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    await eventually(async () => {
      expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
    })
  })
})
