import { Modules } from "@medusajs/framework/utils"
import { AMAZON_PAY } from "../support/buyer"
import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"

/**
 * Medusa makes a payment session over what a payment collection asked for a moment before: a cart that grows at the same time
 * keeps a session over the smaller amount, and Medusa compares the two nowhere.
 */
storeSuite({}, (scene) => {
  it("places no order that costs more than its payment session is over, and one once there is a new session", async () => {
    const page = new CheckoutPage(scene)
    const cart = await scene.buyer.newCart({ items: { "MUG-BLUE": 1 } })
    const amazon_order_reference_id = await scene.amazon.orderReference()
    const payments = scene.container.resolve(Modules.PAYMENT)
    const before = await payments.retrievePaymentCollection(cart.collectionId)
    const more = { variant_id: scene.shop.variants["TOTE-L"], quantity: 5 }
    await page.ask("POST", `/store/carts/${cart.id}/line-items`, more)
    // What the request for a session that came a moment earlier does now.
    await payments.createPaymentSession(cart.collectionId, {
      provider_id: AMAZON_PAY,
      amount: before.amount,
      currency_code: "usd",
      data: { amazon_order_reference_id },
    })

    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    const { requests, captured } = await scene.amazon.ledger()
    expect({ requests, captured }).toEqual({ requests: {}, captured: {} })

    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id })
    const { body } = await scene.buyer.complete(cart.id)
    const { total } = await scene.warehouse.view(body.order?.id ?? "")
    expect(total).toBeGreaterThan(Number(before.amount))
    expect(await scene.amazon.tree(amazon_order_reference_id)).toMatchObject({
      Authorizations: [{ Amount: total.toFixed(2) }],
    })
  })
})
