import { Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"

/** Soft declined, the buyer starts Amazon Pay again: the first order reference would stay open for 180 days. */
storeSuite({}, (scene) => {
  let desk: AttentionDesk
  beforeEach(() => {
    desk = new AttentionDesk(scene)
  })
  const choose = async (collectionId: string) => {
    const id = await scene.amazon.orderReference()
    await scene.buyer.session(collectionId, { amazon_order_reference_id: id })
    return id
  }
  const declined = async () => {
    const cart = await scene.buyer.cart()
    const first = await choose(cart.collectionId)
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "ProcessingFailure" }],
    })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    return { cart, first }
  }
  const paidWithAnother = async () => {
    const { cart, first } = await declined()
    const second = await choose(cart.collectionId)
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    await inboxSettled(scene)
    return { first, placed: { id: second, orderId: body.order.id } }
  }
  const stateOf = async (id: string) => (await scene.amazon.tree(id)).State
  const cancellations = async () => (await scene.amazon.ledger()).requests.CancelOrderReference ?? 0

  it("cancels the first order reference at Amazon, once, when the order is paid with another", async () => {
    const { first, placed } = await paidWithAnother()
    expect(await stateOf(first)).toBe("Open")
    await desk.later("PT15M", "PT2H")
    expect(await stateOf(first)).toBe("Canceled")
    await inboxSettled(scene)
    await desk.later("P1D")
    expect(await cancellations()).toBe(1)
    expect(await desk.reasons()).toEqual([])
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("repeats the cancellation until Amazon answers", async () => {
    const { first } = await paidWithAnother()
    await throughout(scene.amazon, "CancelOrderReference", { kind: "drop-before" }, () =>
      desk.later("PT15M"),
    )
    expect(await stateOf(first)).toBe("Open")
    await desk.later("PT15M")
    expect(await stateOf(first)).toBe("Canceled")
    const before = await cancellations()
    await desk.later("P1D")
    expect(await cancellations()).toBe(before)
  })

  it("leaves the order reference open with which a cart may still be paid, for a day", async () => {
    const { cart, first } = await declined()
    await choose(cart.collectionId)
    await desk.later("PT15M", "PT2H", "PT12H")
    expect(await stateOf(first)).toBe("Open")
    await desk.later("P1D", "P1D")
    expect(await stateOf(first)).toBe("Canceled")
    await inboxSettled(scene)
    await desk.later("P1D", "P1D")
    expect(await cancellations()).toBe(1)
    expect(await desk.reasons()).toEqual([])
  })

  it("leaves the order reference of a day-old cart alone while its buyer completes it", async () => {
    const { cart, first } = await declined()
    await desk.later("PT15M", "PT2H", "PT12H")
    const locking = scene.container.resolve(Modules.LOCKING)
    // As Medusa does for as long as it completes a cart.
    await locking.acquire(cart.id, { ownerId: "a completion", expire: 120 })
    await desk.later("P1D")
    expect(await stateOf(first)).toBe("Open")
    await locking.release(cart.id, { ownerId: "a completion" })
    await desk.later("PT15M")
    expect(await stateOf(first)).toBe("Canceled")
  })

  it("cancels the order reference of an order that was paid another way after a decline", async () => {
    const { cart, first } = await declined()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    await desk.later("PT15M", "PT2H")
    expect(await stateOf(first)).toBe("Canceled")
    expect(await desk.reasons()).toEqual([])
  })

  /** An order reference of the same seller's other shop, which a cart of this store's was told to be paid with. */
  const ofTheOtherShop = async () => {
    const cart = await scene.buyer.cart()
    const foreign = await choose(cart.collectionId)
    await scene.amazon.placedElsewhere(foreign)
    await inboxSettled(scene)
    return { cart, foreign }
  }

  it("leaves another shop's order reference alone that a cart names which becomes no order", async () => {
    const { foreign } = await ofTheOtherShop()
    await desk.later("PT15M", "PT2H", "P1D", "P1D", "P1D")
    expect(await stateOf(foreign)).toBe("Open")
    expect(await cancellations()).toBe(0)
  })

  it("takes no order for what another shop has charged to an order reference that a cart names", async () => {
    const cart = await scene.buyer.cart()
    const foreign = await choose(cart.collectionId)
    // As much as the cart costs, and a little more.
    await scene.amazon.placedElsewhere(foreign, "70.00")
    await inboxSettled(scene)
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    await desk.later("PT15M", "PT2H", "P1D", "P1D")
    const { State, Authorizations } = await scene.amazon.tree(foreign)
    expect(State).toBe("Open")
    expect(Authorizations.flatMap(({ Captures }) => Captures)).toMatchObject([
      { State: "Completed", Refunds: [] },
    ])
    expect(await desk.reasons()).toEqual([])
  })

  it.each([
    ["paid another way", {}, "pp_system_default"],
    ["paid with an order reference of its own", null, undefined],
  ] as const)(
    "leaves another shop's order reference alone that a cart named which is %s, also when that order is cancelled",
    async (_, data, provider) => {
      const { cart, foreign } = await ofTheOtherShop()
      if (data) await scene.buyer.session(cart.collectionId, data, provider)
      else await choose(cart.collectionId)
      const { body } = await scene.buyer.complete(cart.id)
      if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
      await inboxSettled(scene)
      await desk.later("PT15M", "PT2H")
      expect(await stateOf(foreign)).toBe("Open")
      expect((await scene.warehouse.cancel(body.order.id)).status).toBe(200)
      await subscribersDone()
      await desk.later("PT15M", "PT2H", "P1D")
      expect(await stateOf(foreign)).toBe("Open")
    },
  )
})
