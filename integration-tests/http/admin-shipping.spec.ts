import { PanelDesk, paymentIn } from "../support/admin-panel"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** What is said of a parcel before it is packed, and an account that lets nothing go that cannot be charged. */
storeSuite({ guard: "block" }, (scene) => {
  const desk = new PanelDesk(scene)
  const place = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    return { id, orderId }
  }
  const lines = async (orderId: string, contents: Record<string, number>) =>
    (await scene.warehouse.view(orderId)).items
      .filter(({ variant_sku }) => contents[variant_sku])
      .map(({ id, variant_sku }) => ({ id, quantity: contents[variant_sku] }))
  const preview = async (orderId: string, contents: Record<string, number>) => {
    const body = { items: await lines(orderId, contents) }
    return await desk.call("POST", `/orders/${orderId}/parcel-preview`, body)
  }

  it("says what packing some items would charge, and that is what is charged", async () => {
    const { orderId } = await place()
    const { money } = paymentIn(await desk.look(orderId))
    const { body: first } = await preview(orderId, { "MUG-BLUE": 2 })
    expect(first).toMatchObject({
      before_shipping: { way: "held", held_until: expect.stringMatching(/^\d{4}-.*Z$/) },
    })
    const { amount } = (first as unknown as { before_shipping: { amount: string } }).before_shipping
    expect((await scene.amazon.ledger()).captured).toEqual({})

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: amount })
    const { body: second } = await preview(orderId, { "TOTE-L": 1 })
    expect(second).toMatchObject({
      before_shipping: {
        amount: (Number(money.total) - Number(amount)).toFixed(2),
        way: "authorize",
        held_until: null,
      },
    })
  })

  it("refuses to ship what cannot be charged any more, and says why", async () => {
    const { id, orderId } = await place()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await scene.amazon.control("POST", `/order-references/${id}/close`)
    await inboxSettled(scene)
    expect((await preview(orderId, { "TOTE-L": 1 })).body).toMatchObject({
      before_shipping: { way: "unreachable" },
    })
    const before = await scene.warehouse.view(orderId)
    await expect(scene.warehouse.pack(orderId, { "TOTE-L": 1 })).rejects.toThrow(
      /400.*cannot be charged.*another payment/,
    )
    expect((await scene.warehouse.view(orderId)).fulfillments).toEqual(before.fulfillments)
  })

  it("lets go what is held though Amazon has closed the order reference", async () => {
    const { id, orderId } = await place()
    await scene.amazon.control("POST", `/order-references/${id}/close`)
    await inboxSettled(scene)
    expect((await preview(orderId, { "MUG-BLUE": 2 })).body).toMatchObject({
      before_shipping: { way: "held" },
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
  })

  it("has nothing to say about orders that were paid otherwise, nor against them", async () => {
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await scene.buyer.complete(cart.id)
    const orderId = body.order?.id ?? ""
    expect(await preview(orderId, { "MUG-BLUE": 2 })).toMatchObject({
      status: 200,
      body: { before_shipping: null },
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
  })

  it("refuses a preview of nothing, and of an order that is not there", async () => {
    const { orderId } = await place()
    expect(await desk.refused(orderId, "parcel-preview", { items: [] })).toContain("items")
    const items = await lines(orderId, { "MUG-BLUE": 2 })
    const { status } = await desk.call("POST", "/orders/order_none/parcel-preview", { items })
    expect(status).toBe(404)
  })
})
