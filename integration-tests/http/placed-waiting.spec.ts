import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { PanelDesk } from "../support/admin-panel"
import { AMAZON_PAY } from "../support/buyer"
import { expectCharged } from "../support/books"
import { captureElsewhere, paymentsOf } from "../support/cut-off"
import { storefront } from "../support/http"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { openMarket } from "../support/market"
import { boundTo, everySession, sessionBehindTheDoor, sessionsIn } from "../support/sessions"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

const collection = z.object({ amount: z.number(), captured_amount: z.number() })
const ordersWithCollections = z.array(z.object({ payment_collections: z.array(collection) }))

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** An order waits for Amazon's decision, and somebody makes another payment session for it. */
storeSuite({ authorization: "async" }, (scene) => {
  const waiting = async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    return { id, orderId: body.order.id, cart }
  }
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await timePasses(scene, wait)
      await reconciled(scene)
      await inboxSettled(scene)
    }
  }
  const attention = async (id: string) =>
    (await engineOf(scene).findOrderReference({ amazon_order_reference_id: id }))?.attention

  it("refuses every other payment session, and makes the payment when Amazon has decided", async () => {
    const placed = await waiting()
    const { collectionId } = placed.cart
    const ids = async () => (await sessionsIn(scene, collectionId)).map((session) => session.id)
    const before = await ids()
    for (const { provider_id, data } of await everySession(scene, placed.id)) {
      const { status, body } = await scene.buyer.session(collectionId, data, provider_id)
      expect(status).toBe(400)
      expect(body.message).toContain("its payment stands")
    }
    expect(await ids()).toEqual(before)
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    const { total } = await scene.warehouse.eventually(placed.orderId, "authorized")
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("cancels a payment that Amazon has decided on after its order was paid another way", async () => {
    const { id, orderId } = await waiting()
    const { office } = scene.warehouse
    const view = () => scene.warehouse.view(orderId)
    const amount = Number((await view()).total.toFixed(2))
    const made = await office("POST", "/admin/payment-collections", { order_id: orderId, amount })
    const collection = made.body.payment_collection?.id ?? ""
    const path = `/admin/payment-collections/${collection}/mark-as-paid`
    expect((await office("POST", path, { order_id: orderId })).status).toBe(200)
    // Meanwhile the payment collection comes to ask for nothing.
    await later("PT3M")
    await scene.amazon.advance("PT2H")
    await later("PT3M", "PT15M", "PT2H", "P1D", "P1D")
    expect((await view()).payment_status).toBe("captured")
    expect((await scene.amazon.tree(id)).State).toBe("Canceled")
    expect(await attention(id)).toBeNull()
  })

  it("books what Seller Central has captured of it while Amazon was thought to decide, and no more", async () => {
    const placed = await waiting()
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    await scene.amazon.advance("PT2H")
    await captureElsewhere(scene, placed, "20.00")
    await later("PT1H")
    await expectCharged(scene, placed, ["20.00"])
    const { total, payment_status } = await scene.warehouse.view(placed.orderId)
    expect(payment_status).toBe("partially_captured")
    expect(await attention(placed.id)).toBeNull()
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.amazon.advance("PT2H")
    await later("PT1H")
    await expectCharged(scene, placed, ["20.00", (total - 20).toFixed(2)])
  })

  it("is called captured when all of it is, though it had grown before its payment was made", async () => {
    const market = await openMarket(scene)
    const { orderId } = await market.order({ items: { "MUG-BLUE": 3, "TOTE-L": 2, "TOTE-S": 1 } })
    await market.changes.edit(orderId, { add: { "MUG-WHITE": 1 } })
    const all = { "MUG-BLUE": 3, "MUG-WHITE": 1, "TOTE-L": 2, "TOTE-S": 1 }
    await scene.warehouse.pack(orderId, all)
    await scene.amazon.advance("PT2H")
    await later("PT3M")
    await scene.warehouse.eventually(orderId, "captured")
  })

  it("is called captured when it had grown meanwhile, and another order reference pays for that", async () => {
    const market = await openMarket(scene)
    const items = { "MUG-BLUE": 3, "TOTE-L": 2, "TOTE-S": 1 }
    const { orderId } = await market.order({ items })
    await scene.warehouse.pack(orderId, items)
    const { total } = await scene.warehouse.view(orderId)
    await market.addCollection(orderId, Number(total.toFixed(2)))
    await market.payRest(orderId, await scene.amazon.orderReference())
    await market.changes.edit(orderId, { add: { "MUG-WHITE": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-WHITE": 1 })
    await scene.amazon.advance("PT2H")
    await later("PT3M", "PT15M", "PT2H")
    await scene.warehouse.eventually(orderId, "captured")
    const asked = "payment_collections.amount"
    const captured = "payment_collections.captured_amount"
    const { data } = await scene.container.resolve(ContainerRegistrationKeys.QUERY).graph({
      ...{ entity: "order", filters: { id: orderId }, fields: [asked, captured] },
    })
    const [order] = ordersWithCollections.parse(data)
    expect(order?.payment_collections).toHaveLength(2)
    for (const { amount, captured_amount } of order?.payment_collections ?? []) {
      expect(amount).toBe(captured_amount)
    }
  })

  it("changes nothing when somebody changes the cart of a placed order", async () => {
    const placed = await waiting()
    const { id, collectionId } = placed.cart
    const ids = async () => (await sessionsIn(scene, collectionId)).map((session) => session.id)
    const before = await ids()
    const store = storefront(scene.base, scene.shop)
    const { body } = await store("GET", `/store/carts/${id}?fields=*items`)
    const [item] = (body.cart as { items?: { id: string }[] } | undefined)?.items ?? []
    const line = `/store/carts/${id}/line-items/${item?.id ?? ""}`
    await scene.buyer.add(id, "MUG-WHITE")
    await store("POST", line, { quantity: 7 })
    await store("DELETE", line)
    await store("POST", `/store/carts/${id}`, { email: "somebody@example.com" })
    await store("POST", `/store/carts/${id}/promotions`, { promo_codes: ["NONE"] })
    await store("POST", `/store/carts/${id}/shipping-methods`, {
      option_id: scene.buyer.region("usd").shippingOptionId,
    })
    await store("POST", `/store/carts/${id}/taxes`, {})
    expect(await ids()).toEqual(before)
    const { total } = await scene.warehouse.view(placed.orderId)
    expect((await boundTo(scene, collectionId)).map((one) => Number(one.total).toFixed(2))).toEqual(
      [total.toFixed(2)],
    )
  })

  it.each([
    ["another provider's session", "pp_system_default", {}],
    ["a session of Amazon Pay without an order reference", AMAZON_PAY, {}],
  ])("keeps goods and hold when other code made %s, and charges", async (_, provider, data) => {
    const placed = await waiting()
    const { collectionId } = placed.cart
    await sessionBehindTheDoor(scene, collectionId, provider, data)
    const panel = new PanelDesk(scene)
    expect(await panel.look(placed.orderId)).toMatchObject({
      payments: [{ order_reference: { amazon_id: placed.id } }],
      before_shipping: { way: "not-authorized" },
    })
    await withOptions(scene, { guard: "block" }, async () => {
      await expect(scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })).rejects.toThrow(
        /400.*has not authorized the payment/,
      )
    })
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    await later("PT6M")
    expect((await scene.amazon.tree(placed.id)).Authorizations).toMatchObject([{ State: "Open" }])
    expect(await paymentsOf(scene, placed)).toMatchObject([
      { data: { amazon_order_reference_id: placed.id } },
    ])
    expect(await attention(placed.id)).toBeNull()
    await scene.warehouse.pack(placed.orderId, everything)
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("lets the hold go when the order is paid by another payment that exists", async () => {
    const placed = await waiting()
    const { collectionId } = placed.cart
    await sessionBehindTheDoor(scene, collectionId, "pp_system_default")
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    await later("PT2M")
    expect((await scene.amazon.tree(placed.id)).Authorizations).toMatchObject([{ State: "Open" }])
    const [session] = await sessionsIn(scene, collectionId)
    await scene.container.resolve(Modules.PAYMENT).authorizePaymentSession(session?.id ?? "", {})
    await later("PT6M", "PT2H")
    expect((await scene.amazon.tree(placed.id)).Authorizations).toMatchObject([{ State: "Closed" }])
    expect((await scene.amazon.ledger()).captured).toEqual({})
  })

  it("is authorized again by a person when Amazon could not process it, paid, and off the list", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "ProcessingFailure" }],
    })
    const placed = await waiting()
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    await later("PT2M")
    expect(await attention(placed.id)).toBe("authorization-failed")
    const desk = new PanelDesk(scene)
    const panel = await desk.find(placed.orderId)
    expect(panel?.before_shipping).toMatchObject({ way: "failed" })
    expect(panel?.payments[0]?.actions).toMatchObject({
      authorize: { allowed: true },
      capture: { allowed: false, why: "payment-failed" },
    })
    await desk.done(placed.orderId, "authorizations")
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    await later("PT2M")
    const { total } = await scene.warehouse.eventually(placed.orderId, "authorized")
    expect(await attention(placed.id)).toBeNull()
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("may be paid another way once Amazon has declined it", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    const placed = await waiting()
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    await later("PT2M")
    expect(await attention(placed.id)).toBe("authorization-rejected")
    const { collectionId } = placed.cart
    expect((await scene.buyer.session(collectionId, {}, "pp_system_default")).status).toBe(200)
    expect(await boundTo(scene, collectionId)).toHaveLength(1)
    await later("PT6M")
    expect(await attention(placed.id)).toBe("authorization-rejected")
  })
})
