import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"
import { refusesTotals } from "../support/trouble"

/** Declines at the checkout, and how a page that was reloaded learns of them. */
storeSuite({ authorization: "sync" }, (scene) => {
  let page: CheckoutPage
  beforeEach(() => {
    page = new CheckoutPage(scene)
  })

  const checkout = async (visit: object = {}) => {
    const { id, token } = await scene.amazon.visit(visit)
    const cart = await scene.buyer.cart()
    await page.choose(cart.id, id, token)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    return { id, token, cart }
  }
  const statusOf = async (cartId: string) => (await page.status(cartId)).body
  const next = (reasonCode: string, times = 1) =>
    scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode, times }],
    })

  it("is ready when nothing has been tried", async () => {
    const empty = await scene.buyer.cart()
    expect(await statusOf(empty.id)).toMatchObject({
      status: "ready",
      next: "choose-payment-method",
    })
    const { cart } = await checkout()
    expect(await statusOf(cart.id)).toMatchObject({ status: "ready", next: "place-order" })
  })

  it("is a soft one while the buyer can choose another card on the same order reference", async () => {
    const { id, cart } = await checkout({ paymentMethod: "InvalidPaymentMethod" })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect(await statusOf(cart.id)).toMatchObject({
      status: "soft-declined",
      reason_code: "InvalidPaymentMethod",
      next: "choose-payment-method",
      message: expect.stringContaining("Choose another one"),
    })
    // The same card again is a soft decline, too, and no second authorization.
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect(await scene.buyer.lastSession(cart.id)).toMatchObject({
      status: "requires_more",
      data: {
        problem: { constraints: ["PaymentMethodNotUpdated"], next: "choose-payment-method" },
      },
    })
    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, { present: true })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    expect(await statusOf(cart.id)).toMatchObject({ status: "authorized" })
    const { Authorizations } = await scene.amazon.tree(id)
    expect(Authorizations.map(({ State }) => State)).toEqual(["Declined", "Open"])
  })

  it.each(["TransactionTimedOut", "ProcessingFailure"])("is a soft one for %s", async (reason) => {
    const { cart } = await checkout()
    await next(reason)
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect(await statusOf(cart.id)).toMatchObject({
      status: "soft-declined",
      reason_code: reason,
      next: "retry",
    })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
  })

  it("is a hard one when Amazon rejects: the cart is paid another way, or with a new login", async () => {
    const { cart } = await checkout({ paymentMethod: "AmazonRejected" })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect(await statusOf(cart.id)).toMatchObject({
      status: "hard-declined",
      reason_code: "AmazonRejected",
      next: "other-payment-method",
    })
    const { id, token } = await scene.amazon.visit()
    await page.choose(cart.id, id, token)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect(await statusOf(cart.id)).toMatchObject({ status: "ready" })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
  })

  it("starts Amazon Pay again when the cart has changed since, whatever card is chosen", async () => {
    const { id, cart } = await checkout({ paymentMethod: "InvalidPaymentMethod" })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    await scene.buyer.add(cart.id, "MUG-WHITE")
    const changed = { status: "closed", reason_code: "TotalChanged", next: "start-again" }
    expect(await statusOf(cart.id)).toMatchObject(changed)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect(await statusOf(cart.id)).toMatchObject(changed)
    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, { present: true })
    expect((await scene.buyer.complete(cart.id)).status).toBe(400)
    expect(await statusOf(cart.id)).toMatchObject(changed)
    const { id: other, token } = await scene.amazon.visit()
    await page.choose(cart.id, other, token)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: other })
    expect(await statusOf(cart.id)).toMatchObject({ status: "ready", next: "place-order" })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
  })

  it("is told with its constraint, and no call is made for telling", async () => {
    const { cart } = await checkout({ paymentMethod: "PaymentMethodNotAllowed" })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    const { requests } = await scene.amazon.ledger()
    expect(await statusOf(cart.id)).toMatchObject({
      status: "soft-declined",
      reason_code: "PaymentMethodNotAllowed",
      next: "choose-payment-method",
    })
    expect((await scene.amazon.ledger()).requests).toEqual(requests)
  })

  it("finds an order reference that Amazon has cancelled, though no notification tells", async () => {
    const { id, token, cart } = await checkout()
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    await scene.amazon.control("POST", `/order-references/${id}/cancel`)
    const { body } = await page.choose(cart.id, id, token)
    expect(body.order_reference).toMatchObject({
      state: "Canceled",
      constraints: [{ code: "OrderReferenceEnded", next: "start-again" }],
    })
    await scene.buyer.complete(cart.id)
    expect(await statusOf(cart.id)).toMatchObject({ status: "closed", next: "start-again" })
  })

  it("asks once what it is when Amazon refuses the total, and not again and again", async () => {
    const { cart } = await checkout()
    await refusesTotals(scene.amazon)
    const read = (await scene.amazon.ledger()).requests.GetOrderReferenceDetails ?? 0
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    const after = (await scene.amazon.ledger()).requests
    expect(after.SetOrderReferenceDetails).toBe(2)
    expect((after.GetOrderReferenceDetails ?? 0) - read).toBe(1)
  })

  it("leaves an unanswered authorization pending, to be repeated unchanged", async () => {
    const { id, cart } = await checkout()
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Authorize", kind: "drop-after", times: 4 }],
    })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect(await statusOf(cart.id)).toMatchObject({ status: "pending", next: "retry" })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(1)
  })
})
