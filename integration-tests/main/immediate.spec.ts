import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { expectCharged } from "../support/books"
import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"

storeSuite({ capture: "immediate" }, (scene) => {
  it("charges at the checkout, in five calls, and never again", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const view = await scene.warehouse.eventually(orderId, "captured")
    const amount = view.total.toFixed(2)
    expect(scene.warehouse.payment(view).captures.map((one) => one.amount.toFixed(2))).toEqual([
      amount,
    ])
    expect(view.transactions.map((one) => one.amount.toFixed(2))).toEqual([amount])

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await scene.amazon.simulator.idle()
    expect(await scene.amazon.ledger()).toMatchObject({ captured: { USD: amount } })
    expect((await scene.amazon.ledger()).requests).toEqual({
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 1,
      GetCaptureDetails: 1,
      CloseOrderReference: 1,
    })
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
  })

  it("takes no charge for a payment that was given back when the order could not be made", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    // Stands for anything that keeps Medusa from making an order of what was paid.
    await knex.raw(
      `create function fail() returns trigger language plpgsql as $$ begin raise 'no order'; end $$`,
    )
    await knex.raw(
      `create trigger fail before insert on order_transaction for each row execute function fail()`,
    )
    try {
      expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    } finally {
      await knex.raw(`drop function fail cascade`)
    }
    const { captured } = await scene.amazon.ledger()
    expect(captured.USD).toBeDefined()
    await scene.amazon.advance("PT12H")
    expect((await scene.amazon.ledger()).refunded).toEqual(captured)

    const again = await scene.buyer.complete(cart.id)
    expect(again.body.type).not.toBe("order")
    expect(await new CheckoutPage(scene).status(cart.id)).toMatchObject({
      body: { status: "closed", next: "start-again" },
    })
    const other = await scene.amazon.orderReference()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: other })
    const { body } = await scene.buyer.complete(cart.id)
    expect(body.type).toBe("order")
    const charges = (await scene.amazon.tree(other)).Authorizations.flatMap(
      ({ Captures }) => Captures,
    )
    expect(charges.map(({ Amount }) => Amount)).toEqual([captured.USD])
  })

  it("places the order when Amazon runs out of time, and books the charge when it comes", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "TransactionTimedOut" }],
    })
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    expect((await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)).toEqual([
      "Declined",
      "Pending",
    ])
    await scene.amazon.advance("PT2H")
    const view = await scene.warehouse.eventually(orderId, "captured")
    await expectCharged(scene, { id, orderId }, [view.total.toFixed(2)])
  })
})
