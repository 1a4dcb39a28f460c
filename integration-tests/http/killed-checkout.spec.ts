import { expectCharged, type Placed } from "../support/books"
import { captureElsewhere, cutOff, paymentsOf } from "../support/cut-off"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { namedSuite } from "../support/store-suite"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/**
 * A process of the store dies while it completes a cart: Medusa has made the order by then, and says so to the buyer who
 * tries again, without asking for the money any more.
 */
namedSuite("the reconciler, after a kill in the middle of a checkout,", {}, (scene) => {
  const attentionOf = async ({ id }: Placed) => {
    const row = await engineOf(scene).findOrderReference({ amazon_order_reference_id: id })
    return row?.attention
  }
  const endsAfterwards = async (placed: Placed) => {
    await inboxSettled(scene)
    await reconciled(scene)
    expect(await paymentsOf(scene, placed)).toEqual([])
    await timePasses(scene, "PT7M")
    await reconciled(scene)
    const { total } = await scene.warehouse.eventually(placed.orderId, "authorized")
    expect(await paymentsOf(scene, placed)).toMatchObject([{ amount: total }])
    expect(await attentionOf(placed)).toBeNull()
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [total.toFixed(2)])
    expect((await scene.amazon.ledger()).requests).toMatchObject({
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 1,
      Capture: 1,
    })
  }

  it("gets the order its payment where Amazon was not asked yet", async () => {
    await endsAfterwards(await cutOff(scene, "amazon_pay_order_reference"))
  })

  it("gets the order its payment where Amazon held the money already", async () => {
    const placed = await cutOff(scene, "payment_session")
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Authorize: 1 })
    await endsAfterwards(placed)
  })

  it("books what Seller Central has captured meanwhile in the look that makes the payment, and no more", async () => {
    const placed = await cutOff(scene, "payment_session")
    await inboxSettled(scene)
    await captureElsewhere(scene, placed, "20.00")
    await inboxSettled(scene)
    expect(await paymentsOf(scene, placed)).toEqual([])
    await timePasses(scene, "PT7M")
    await reconciled(scene)
    const { total, payment_status } = await scene.warehouse.view(placed.orderId)
    expect(payment_status).toBe("partially_captured")
    expect(await paymentsOf(scene, placed)).toMatchObject([{ amount: total, captured_at: null }])
    await expectCharged(scene, placed, ["20.00"])
    expect(await attentionOf(placed)).toBeNull()
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, ["20.00", (total - 20).toFixed(2)])
  })

  it("charges a parcel that left before the order had its payment", async () => {
    const placed = await cutOff(scene, "amazon_pay_order_reference")
    await scene.warehouse.pack(placed.orderId, everything)
    await timePasses(scene, "PT7M")
    await reconciled(scene)
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("calls a person where Amazon holds nothing and takes nothing any more", async () => {
    const placed = await cutOff(scene, "amazon_pay_order_reference")
    await timePasses(scene, "PT4H")
    await inboxSettled(scene)
    await reconciled(scene)
    expect(await attentionOf(placed)).toBe("payment-missing")
    expect(await paymentsOf(scene, placed)).toEqual([])
    await scene.warehouse.cancel(placed.orderId)
    await timePasses(scene, "PT5M")
    await reconciled(scene)
    expect(await attentionOf(placed)).toBeNull()
  })
})
