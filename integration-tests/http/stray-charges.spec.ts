import { CheckoutPage } from "../support/checkout-page"
import { storefront } from "../support/http"
import { boundTo } from "../support/sessions"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"

/** Amazon charges for a checkout whose answer was lost, and the buyer goes another way. */
storeSuite({ capture: "immediate" }, (scene) => {
  /** Amazon has done it, and nobody here knows. */
  const unanswered = async () => {
    await scene.amazon.control("POST", "/notifications", { hold: true })
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await throughout(scene.amazon, "Authorize", { kind: "drop-after" }, () =>
      scene.buyer.complete(cart.id),
    )
    expect(body.type).not.toBe("order")
    return { id, cart }
  }
  /** The buyer leaves the tote. */
  const shrink = async (cartId: string) => {
    const store = storefront(scene.base, scene.shop)
    const { body } = await store("GET", `/store/carts/${cartId}?fields=*items`)
    const items = (body.cart as { items?: { id: string; variant_sku: string }[] } | undefined)
      ?.items
    const tote = items?.find(({ variant_sku }) => variant_sku === "TOTE-L")?.id ?? ""
    expect((await store("DELETE", `/store/carts/${cartId}/line-items/${tote}`)).status).toBe(200)
  }
  const needy = async () => {
    const { body } = await scene.warehouse.office("GET", "/admin/amazon-pay/attention")
    return body as { orders: { amazon_order_reference_id: string; attention: string }[] }
  }
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await timePasses(scene, wait)
      await reconciled(scene)
    }
  }
  const refundAtAmazon = async (id: string) => {
    const { Authorizations } = await scene.amazon.tree(id)
    const captures = Authorizations.flatMap(({ Captures }) => Captures)
    const path = `/captures/${captures[0]?.AmazonCaptureId ?? ""}/refunds`
    await scene.amazon.control("POST", path, {})
    await scene.amazon.advance("PT12H")
    await scene.amazon.control("POST", "/notifications/release")
    await inboxSettled(scene)
  }
  const charge = { attention: "charge-without-payment" }

  it("calls a person to what was charged for a cart that became no order, until it is refunded", async () => {
    const { id } = await unanswered()
    await later("PT2M", "PT10M")
    expect(await needy()).toMatchObject({
      orders: [{ amazon_order_reference_id: id, order: null, ...charge }],
    })
    await refundAtAmazon(id)
    await later("P2D")
    expect(await needy()).toMatchObject({ orders: [] })
  })

  it("calls a person to what was charged for an order that is paid another way", async () => {
    const { id, cart } = await unanswered()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await scene.buyer.complete(cart.id)
    expect(body.type).toBe("order")
    await later("PT2M", "PT10M")
    expect(await needy()).toMatchObject({
      orders: [{ amazon_order_reference_id: id, order: { id: body.order?.id }, ...charge }],
    })
  })

  it("books what was charged into no smaller cart, and starts that anew", async () => {
    const { id, cart } = await unanswered()
    const before = await boundTo(scene, cart.collectionId)
    const page = new CheckoutPage(scene)
    expect((await page.status(cart.id)).body).toMatchObject({ status: "pending", next: "retry" })
    await shrink(cart.id)
    expect((await page.status(cart.id)).body).toMatchObject({ next: "start-again" })
    const again = await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect(again.status).toBe(400)
    expect(again.body.message).toContain("cannot pay another amount")
    expect(await boundTo(scene, cart.collectionId)).toEqual(before)
    const other = await scene.amazon.orderReference()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: other })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    await later("PT2M", "PT10M")
    expect((await boundTo(scene, cart.collectionId))[0]?.total).toBe(before[0]?.total)
    expect(await needy()).toMatchObject({ orders: [{ amazon_order_reference_id: id, ...charge }] })
  })

  it("completes a cart with what Amazon has charged for it, and lets it be paid no other way", async () => {
    const { id, cart } = await unanswered()
    await scene.amazon.control("POST", "/notifications/release")
    await inboxSettled(scene)
    await later("PT2M")
    const other = await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    expect(other.status).toBe(400)
    expect(other.body.message).toContain("Complete the cart with that payment")
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await scene.buyer.complete(cart.id)
    expect(body.type).toBe("order")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: body.order?.total.toFixed(2) })
  })

  it("calls a person to what was charged while its order was being cancelled", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "TransactionTimedOut" }],
    })
    await scene.amazon.control("POST", "/notifications", { hold: true })
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.amazon.advance("PT2H")
    await scene.warehouse.cancel(orderId)
    await scene.amazon.control("POST", "/notifications/release")
    await inboxSettled(scene)
    await later("PT2M", "PT10M")
    expect(await needy()).toMatchObject({
      orders: [{ amazon_order_reference_id: id, order: { id: orderId }, ...charge }],
    })
    expect((await scene.amazon.tree(id)).State).toBe("Closed")
    await refundAtAmazon(id)
    await later("P2D")
    expect(await needy()).toMatchObject({ orders: [] })
  })
})
