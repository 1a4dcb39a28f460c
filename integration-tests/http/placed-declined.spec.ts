import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** Amazon declines an order that is placed already, and somebody offers another order reference for it. */
storeSuite({ authorization: "async" }, (scene) => {
  const declined = async (reasonCode: string) => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode }],
    })
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    await later("PT2H")
    return { id, orderId: body.order.id, cart }
  }
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await timePasses(scene, wait)
      await inboxSettled(scene)
      await reconciled(scene)
      await inboxSettled(scene)
    }
  }
  const offerAnother = async (collectionId: string) => {
    const other = await scene.amazon.orderReference()
    const data = { amazon_order_reference_id: other }
    expect((await scene.buyer.session(collectionId, data)).status).toBe(200)
    return other
  }
  const reasons = async () => await new AttentionDesk(scene).reasons()

  it("stays listed, seen at the order and guarded, whatever order reference a session names", async () => {
    const placed = await declined("AmazonRejected")
    const before = await reasons()
    expect(before).toEqual([expect.stringMatching(/^authorization-rejected /)])
    await offerAnother(placed.cart.collectionId)
    await later("PT6M", "P1D", "P8D")
    expect(await reasons()).toEqual(before)
    expect(await new PanelDesk(scene).look(placed.orderId)).toMatchObject({
      payments: [{ order_reference: { amazon_id: placed.id } }],
    })
    await withOptions(scene, { guard: "block" }, async () => {
      await expect(scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })).rejects.toThrow(/400/)
    })
  })

  it("is paid with the card that its buyer chooses then, whatever order reference a session names", async () => {
    const placed = await declined("InvalidPaymentMethod")
    const other = await offerAnother(placed.cart.collectionId)
    await scene.amazon.control("POST", `/order-references/${placed.id}/payment-method`, {})
    await later("PT6M", "PT2H", "PT6M")
    const { total } = await scene.warehouse.eventually(placed.orderId, "authorized")
    // It keeps its payment then.
    const data = { amazon_order_reference_id: other }
    expect((await scene.buyer.session(placed.cart.collectionId, data)).status).toBe(400)
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [total.toFixed(2)])
    expect(await reasons()).toEqual([])
  })
})
