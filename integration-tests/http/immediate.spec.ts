import { expectCharged } from "../support/books"
import { storeSuite } from "../support/store-suite"

storeSuite({ capture: "immediate" }, (scene) => {
  it("charges at the checkout, in four calls, and never again", async () => {
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
      CloseOrderReference: 1,
    })
    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
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
