import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { pauseForSubscribers, subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { readBooks } from "../support/books"
import { CaptureDesk } from "../support/capture-desk"
import { engineOf, inboxOf, inboxSettled } from "../support/inbox"
import { OrderChanges } from "../support/order-changes"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** A first call is under way for longer than any should be, and is taken for one that was not carried out. */
storeSuite({}, (scene) => {
  it("a charge that Amazon answers after it was given up is in the books, or on the list", async () => {
    const desk = new CaptureDesk(scene)
    const order = await desk.order()
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    await desk.fault("Capture", { kind: "delay", ms: 10_000 }, 1)
    const asked = scene.warehouse.capture(order.orderId, 30)
    await eventually(async () => expect(await desk.capturesOf(order.id)).toHaveLength(1))
    const changes = new OrderChanges(scene.warehouse.office, scene.shop.variants)
    await changes.credit(order.orderId, 50)
    await desk.later("PT3M")
    await asked
    await subscribersDone()
    await desk.later("PT15M", "PT2H", "P1D")
    const { charged, captures } = await readBooks(scene, order)
    const reasons = await new AttentionDesk(scene).reasons()
    expect(captures.join() === charged.join() || reasons.length > 0).toBe(true)
  })

  it("the buyer is not charged once more for what such a charge has paid", async () => {
    const desk = new CaptureDesk(scene)
    const order = await desk.order()
    await scene.warehouse.pack(order.orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(order.orderId, "partially_captured")
    await scene.amazon.simulator.idle()
    await subscribersDone()
    await scene.amazon.control("POST", "/notifications", { endpoint: null })
    await desk.fault("Authorize", { kind: "delay", ms: 10_000 }, 1)
    const asked = scene.warehouse.capture(order.orderId, 29.6)
    await eventually(async () => expect(await desk.capturesOf(order.id)).toHaveLength(2))
    const changes = new OrderChanges(scene.warehouse.office, scene.shop.variants)
    await changes.credit(order.orderId, 20)
    await desk.later("PT3M")
    await asked
    await subscribersDone()
    await scene.warehouse.pack(order.orderId, { "TOTE-L": 1 })
    await subscribersDone()
    await desk.later("PT15M", "PT2H", "P1D")
    const { charged } = await readBooks(scene, order)
    const taken = charged.reduce((sum, amount) => sum + Number(amount), 0)
    // One of 29.60 that is too much by then is to be given back; nothing is to be charged beside it.
    expect(taken).toBeLessThanOrEqual(39.98 + 29.6 + 0.001)
  })

  it("a notification that waited for the order beside a call that got no answer is worked on without the reconciler", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    await scene.amazon.control("POST", "/notifications", { hold: true })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    await subscribersDone()
    const lease = await engineOf(scene).takeLease(`order of ${cart.id}`, 60)
    // They come when no call is under way, and then wait for the order, at which somebody else is.
    await scene.amazon.control("POST", "/notifications", { hold: false })
    await scene.amazon.control("POST", "/notifications/release")
    await scene.amazon.simulator.idle()
    expect(await inboxOf(scene)).not.toEqual([])
    await pauseForSubscribers(500)
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await knex("amazon_pay_operation").where({ kind: "authorize" }).update({ state: "sent" })
    if (lease) await engineOf(scene).endLease(lease)
    await inboxSettled(scene)
  })
})
