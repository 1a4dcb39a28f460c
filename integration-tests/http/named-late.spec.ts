import { z } from "@medusajs/framework/zod"
import { AttentionDesk } from "../support/attention-desk"
import { subscribersDone } from "../support/activity"
import { CheckoutPage } from "../support/checkout-page"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { strike, type Fault } from "../support/trouble"

const displayId = z.object({ order: z.object({ display_id: z.number() }) })

/** The buyer's bank wants to see them: they confirm before there is an order, and its number comes to Amazon later. */
storeSuite({ region: "eu" }, (scene) => {
  let desk: AttentionDesk
  let page: CheckoutPage
  beforeAll(() => {
    desk = new AttentionDesk(scene)
    page = new CheckoutPage(scene)
  })
  const quiet = async () => {
    await subscribersDone()
    await inboxSettled(scene)
  }
  /** @param faults that strike whoever tells Amazon the number, which may be done as soon as there is an order */
  const ordered = async (...faults: Fault[]) => {
    if (faults.length) await strike(scene.amazon, "SetOrderAttributes", ...faults)
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart({ currency: "eur" })
    await page.choose(cart.id, id, token)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    await page.confirm(cart.id)
    await scene.amazon.control("POST", `/order-references/${id}/challenge`, { outcome: "approve" })
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    await quiet()
    const orderId = body.order.id
    const path = `/admin/orders/${orderId}?fields=id,display_id`
    const answer = await scene.warehouse.office("GET", path)
    const number = String(displayId.parse(answer.body).order.display_id)
    const named = { SellerOrderId: number, SellerNote: `Bestellung ${number}` }
    return { id, orderId, named }
  }
  const tellings = async () => (await scene.amazon.ledger()).requests.SetOrderAttributes ?? 0

  it("tells Amazon the number of an order once and soon, in the order's language, though no notification comes", async () => {
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    const { id, named } = await ordered()
    await desk.later("PT3M")
    expect(await scene.amazon.tree(id)).toMatchObject({
      ...named,
      StoreName: "Amazon Pay demo store",
      CustomInformation: expect.stringContaining("medusa-payment-amazon-pay"),
    })
    await desk.later("PT2H", "P1D")
    expect(await tellings()).toBe(1)
    // Where to send it, whether the bank wants to see the buyer, and whether it has confirmed: read once each.
    expect((await scene.amazon.ledger()).requests).toEqual({
      GetOrderReferenceDetails: 3,
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 1,
      SetOrderAttributes: 1,
    })
  })

  it("charges a parcel while Amazon does not answer what the order is called, and tells it the same later", async () => {
    const { id, orderId, named } = await ordered({ kind: "drop-after", times: 4 })
    await desk.later("PT3M")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await quiet()
    expect((await scene.amazon.tree(id)).Authorizations[0]?.Captures).toMatchObject([
      { State: "Completed" },
    ])
    await desk.later("PT3M", "PT2H")
    expect(await scene.amazon.tree(id)).toMatchObject(named)
    expect(await tellings()).toBe(5)
  })

  it("leaves it at that when Amazon refuses the number: the order is paid all the same", async () => {
    const code = "OrderReferenceNotModifiable"
    const { id, orderId } = await ordered({ kind: "status", status: 405, code })
    await desk.later("PT3M")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await quiet()
    await desk.later("PT3M", "P1D")
    expect(await tellings()).toBe(1)
    expect(await scene.amazon.tree(id)).toMatchObject({ State: "Closed", SellerOrderId: null })
    expect(await desk.reasons()).toEqual([])
  })
})
