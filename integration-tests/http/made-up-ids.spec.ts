import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { expectCharged } from "../support/books"
import { CheckoutPage } from "../support/checkout-page"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { boundTo } from "../support/sessions"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** Whoever knows a cart names order reference ids for it that Amazon has never heard of. */
storeSuite({}, (scene) => {
  const offer = async (collectionId: string, id: string) =>
    await scene.buyer.session(collectionId, { amazon_order_reference_id: id })
  let made = 0
  const madeUp = () => `S01-9999999-${String(++made).padStart(7, "0")}`
  const idsBoundTo = async (collectionId: string) =>
    (await boundTo(scene, collectionId)).map((row) => row.amazon_order_reference_id)
  const database = () => scene.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const ordered = async () => {
    const cart = await scene.buyer.cart()
    const id = await scene.amazon.orderReference()
    await offer(cart.collectionId, id)
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    await inboxSettled(scene)
    return { id, orderId: body.order.id, collectionId: cart.collectionId }
  }
  /** Rows as they were written down before there was a bound. */
  const left = async (collectionId: string, count: number) => {
    const engine = engineOf(scene)
    const [own] = await engine.orderReferencesOf(collectionId)
    if (!own) throw new Error("The collection has no order reference.")
    const rows = Array.from({ length: count }, () => ({
      ...{ account: own.account, amazon_order_reference_id: madeUp() },
      ...{ payment_collection_id: collectionId, bound_at: new Date(0), total: Number(own.total) },
      ...{ currency_code: own.currency_code, state: "Draft" },
    }))
    return (await engine.createOrderReferences(rows)).map(({ id }) => id)
  }

  it("keeps few of the ids that were offered one after the other, and the one that pays", async () => {
    const cart = await scene.buyer.cart()
    for (let count = 0; count < 8; count++) await offer(cart.collectionId, madeUp())
    const id = await scene.amazon.orderReference()
    await offer(cart.collectionId, id)
    expect((await boundTo(scene, cart.collectionId)).length).toBeLessThanOrEqual(4)
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
  })

  it("keeps few of those either that Amazon has refused", async () => {
    const cart = await scene.buyer.cart()
    const stranger = new CheckoutPage(scene)
    for (let count = 0; count < 6; count++) {
      await offer(cart.collectionId, madeUp())
      // Each from somewhere else: one address gets three.
      stranger.client = `198.51.100.${100 + count}`
      const { status } = await stranger.ask("POST", `/store/carts/${cart.id}/complete`, {})
      expect(status).toBe(400)
    }
    await offer(cart.collectionId, madeUp())
    const rows = await engineOf(scene).orderReferencesOf(cart.collectionId)
    expect(rows.length).toBeLessThanOrEqual(4)
  })

  it("lets no other cart have an id that was offered for a cart and pushed out by made-up ones", async () => {
    const victim = await scene.buyer.cart()
    const id = await scene.amazon.orderReference()
    await offer(victim.collectionId, id)
    for (let count = 0; count < 5; count++) await offer(victim.collectionId, madeUp())
    expect(await idsBoundTo(victim.collectionId)).not.toContain(id)
    const thief = await scene.buyer.cart()
    expect((await offer(thief.collectionId, id)).status).toBe(400)
    expect((await scene.buyer.complete(thief.id)).body.type).not.toBe("order")

    // Its own cart gets it back, and pays with it.
    await offer(victim.collectionId, id)
    expect((await scene.buyer.complete(victim.id)).body.type).toBe("order")
    expect((await offer(thief.collectionId, id)).status).toBe(400)
  })

  it("keeps one whose buyer has logged in at Amazon, whatever is made up since", async () => {
    const cart = await scene.buyer.cart()
    const { id, token } = await scene.amazon.visit()
    expect((await new CheckoutPage(scene).choose(cart.id, id, token)).status).toBe(200)
    await offer(cart.collectionId, id)
    for (let count = 0; count < 5; count++) await offer(cart.collectionId, madeUp())
    expect(await idsBoundTo(cart.collectionId)).toContain(id)
  })

  it("takes no further id for a cart that many were made up for, but its buyer's", async () => {
    const cart = await scene.buyer.cart()
    await offer(cart.collectionId, madeUp())
    const engine = engineOf(scene)
    const [own] = await engine.orderReferencesOf(cart.collectionId)
    const remembered = { account: own?.account ?? "", payment_collection_id: cart.collectionId }
    const rows = Array.from({ length: 100 }, () => ({ ...remembered, id: madeUp() }))
    await engine.createEarlierDrafts(rows.map((row) => ({ ...row, forgotten_at: new Date() })))
    const refused = await offer(cart.collectionId, madeUp())
    expect([refused.status, refused.body.message]).toEqual([
      400,
      expect.stringContaining("Start again with a new cart"),
    ])

    const { id, token } = await scene.amazon.visit()
    await new CheckoutPage(scene).choose(cart.id, id, token)
    expect((await offer(cart.collectionId, id)).status).toBe(200)
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")

    const isRemembered = async () => {
      await reconciled(scene)
      const { collectionId } = cart
      const found = await engine.listEarlierDrafts({ payment_collection_id: collectionId })
      return found.length > 0
    }
    await timePasses(scene, "PT3H")
    expect(await isRemembered()).toBe(true)
    await timePasses(scene, "PT2H")
    expect(await isRemembered()).toBe(false)
  })

  it("keeps one whose call has no answer, however many are offered since", async () => {
    const cart = await scene.buyer.cart()
    const first = await scene.amazon.orderReference()
    await offer(cart.collectionId, first)
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "SetOrderReferenceDetails", kind: "drop-after", times: 4 }],
    })
    expect((await scene.buyer.complete(cart.id)).body.order).toBeUndefined()
    for (let count = 0; count < 5; count++) await offer(cart.collectionId, madeUp())
    const rows = await engineOf(scene).orderReferencesOf(cart.collectionId)
    expect(rows.map((row) => row.amazon_order_reference_id)).toContain(first)
  })

  it("charges a parcel without waiting for ids that nobody has asked Amazon about", async () => {
    const placed = await ordered()
    const ids = await left(placed.collectionId, 3)
    const stuck = await database().transaction()
    try {
      await stuck("amazon_pay_order_reference").whereIn("id", ids).forUpdate().select("id")
      const engine = engineOf(scene)
      const [own] = await engine.listOrderReferences({ amazon_order_reference_id: placed.id })
      const others = await engine.decideBeside(
        ...([own?.id ?? "", [placed.collectionId]] as const),
        (_, beside) => ({ step: beside }),
      )
      expect(others.step).toEqual([])
      await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await scene.warehouse.eventually(placed.orderId, "captured")
    } finally {
      await stuck.rollback()
    }
    await inboxSettled(scene)
    const { total } = await scene.warehouse.view(placed.orderId)
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("decides about a charge with one that can be charged since it was begun to be decided", async () => {
    const placed = await ordered()
    const [id = ""] = await left(placed.collectionId, 1)
    const engine = engineOf(scene)
    const [own] = await engine.listOrderReferences({ amazon_order_reference_id: placed.id })
    const stuck = await database().transaction()
    let seen: Promise<string[]>
    try {
      await stuck("amazon_pay_order_reference").where({ id: own?.id }).forUpdate().select("id")
      seen = engine
        .decideBeside(own?.id ?? "", [placed.collectionId], (_, others) => ({
          step: others.map(({ reference }) => reference.id),
        }))
        .then(({ step }) => step)
      await eventually(async () => {
        const { rows } = await database().raw<{ rows: object[] }>(
          "select 1 from pg_locks where not granted",
        )
        if (!rows.length) throw new Error("Nobody waits for the row.")
      })
      await engine.updateOrderReferences({ id, state: "Open" })
    } finally {
      await stuck.rollback()
    }
    expect(await seen).toEqual([id])
  })

  it("has the reconciler look at what can be paid with, and at nothing else", async () => {
    const placed = await ordered()
    await left(placed.collectionId, 5)
    const now = new Date()
    await engineOf(scene).makeDue([placed.collectionId], now)
    const [own] = await engineOf(scene).listOrderReferences({
      amazon_order_reference_id: placed.id,
    })
    expect(await engineOf(scene).dueOrderReferences(now, 100)).toEqual([own?.id])
  })

  it("has the reconciler look at what an order was placed with that Amazon was never asked about", async () => {
    const cart = await scene.buyer.cart()
    const id = madeUp()
    await offer(cart.collectionId, id)
    const now = new Date()
    await engineOf(scene).makeDue([cart.collectionId], now)
    const [own] = await engineOf(scene).listOrderReferences({ amazon_order_reference_id: id })
    expect(await engineOf(scene).dueOrderReferences(now, 100)).toEqual([own?.id])
  })
})
