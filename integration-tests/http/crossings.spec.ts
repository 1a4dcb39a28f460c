import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { cents, lineOf } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

const refundReason = z.object({ refund_reason: z.object({ id: z.string() }) })

/** States that two roads lead to, each of which holds by itself. */
storeSuite({}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  const quiet = async () => {
    await subscribersDone()
    await inboxSettled(scene)
  }
  const decides = (...outcomes: object[]) => scene.amazon.control("POST", "/outcomes", { outcomes })
  const taken = async () => {
    await quiet()
    return (await scene.amazon.ledger()).captured.USD ?? "0.00"
  }
  const held = async (id: string) =>
    (await scene.amazon.tree(id)).Authorizations.filter(({ State }) => State === "Open").length

  it("an order paid with Amazon Pay beside a promise of another provider keeps what is held, and is charged for what ships", async () => {
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await scene.buyer.complete(cart.id)
    const orderId = body.order?.id ?? ""
    const { total } = await scene.warehouse.view(orderId)
    await market.addCollection(orderId, Number(cents(total)))
    const id = await scene.amazon.orderReference()
    await market.payRest(orderId, id)
    await desk.later("PT15M", "PT2H", "PT7H")
    expect(await held(id)).toBe(1)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    expect(await taken()).toBe(total.toFixed(2))
  })

  it("a payment that Medusa cancelled is charged what no other provider has promised", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    const before = (await scene.warehouse.view(orderId)).total
    await market.changes.edit(orderId, { add: { TEA: 1 } })
    const { total } = await scene.warehouse.view(orderId)
    const amount = Number(cents(total - before))
    const made = await scene.warehouse.office("POST", "/admin/payment-collections", {
      order_id: orderId,
      amount,
    })
    const collection = made.body.payment_collection?.id ?? ""
    const session = await scene.buyer.session(collection, {}, "pp_system_default")
    const sessionId = session.body.payment_collection?.payment_sessions.at(-1)?.id ?? ""
    await scene.container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    expect(await taken()).toBe(before.toFixed(2))
    await desk.later("PT3M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("a pending capture that completes after goods were put back leaves the order reference open for them", async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await desk.later("P8D")
    await decides({ of: "capture", state: "Pending" })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await quiet()
    const view = await scene.warehouse.view(orderId)
    await market.changes.edit(orderId, { set: { [lineOf(view, "TOTE-L").id]: 0 } })
    await desk.later("PT3M", "PT15M")
    await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    await desk.later("PT2H")
    expect((await scene.amazon.tree(amazonId)).State).toBe("Open")
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    await desk.later("PT3M", "P1D", "P1D")
    const { total } = await scene.warehouse.view(orderId)
    expect(await taken()).toBe(total.toFixed(2))
    expect(await desk.reasons()).toEqual([])
    expect((await scene.amazon.tree(amazonId)).State).toBe("Closed")
  })

  it("goods that leave after a whole refund that Amazon declined later are charged, or somebody is told", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const { total } = await scene.warehouse.view(orderId)
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await decides({ of: "refund", state: "Declined", reasonCode: "AmazonRejected" })
    expect((await scene.warehouse.refund(orderId, total)).status).toBe(200)
    await quiet()
    // Amazon's own word and the reconciler come at the same moment.
    await desk.later("PT7H")
    await quiet()
    expect(await desk.reasons()).toEqual([`refund-declined ${total.toFixed(2)}`])
    await desk.dismiss({ note: "Given back in cash." })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await quiet()
    await timePasses(scene, "PT3M")
    // The order costs a fraction of a cent more than was charged: what is left keeps no look from its end.
    expect(await reconciled(scene)).toMatchObject({ checked: 1, failed: 0 })
    expect(await desk.reasons()).toEqual([`unreachable ${total.toFixed(2)}`])
  })

  it("goods that leave after a whole refund are told of, although its reason was deleted since", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const { total } = await scene.warehouse.view(orderId)
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    const { office } = scene.warehouse
    const reason = await office("POST", "/admin/refund-reasons", { label: "Late", code: "late" })
    const { id } = refundReason.parse(reason.body).refund_reason
    expect((await scene.warehouse.refund(orderId, total, id)).status).toBe(200)
    await quiet()
    expect((await office("DELETE", `/admin/refund-reasons/${id}`)).status).toBe(200)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await desk.later("PT3M")
    await quiet()
    expect(await desk.reasons()).toEqual([`unreachable ${cents(total)}`])
  })

  it("a parcel that leaves after somebody has dismissed the one before is told by itself", async () => {
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await quiet()
    await decides({ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await quiet()
    // What has not left cannot be charged either.
    expect(await desk.reasons()).toEqual(["capture-declined 16.23", "suspended 29.60"])
    const note = "The buyer paid this mug in cash."
    await desk.dismiss({ note, attention: "capture-declined" })
    expect(await desk.reasons()).toEqual(["suspended 29.60"])
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await desk.later("PT3M", "P1D")
    expect(await desk.reasons()).toEqual(["suspended 29.60"])
  })
})
