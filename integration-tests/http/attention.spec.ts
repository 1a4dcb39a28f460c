import { Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { lineOf } from "../support/parcel-desk"
import { fulfilledPastOrder } from "../support/fulfilled-past-order"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** On the list is what is owed and cannot be had, or charged and not owed; as soon as it is known, until it is settled. */
storeSuite({}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }
  const placed = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
  }
  const quiet = async () => {
    await subscribersDone()
    await inboxSettled(scene)
  }
  const outcomes = (...all: object[]) =>
    scene.amazon.control("POST", "/outcomes", { outcomes: all })
  const cardDeclined = {
    of: "authorization",
    state: "Declined",
    reasonCode: "InvalidPaymentMethod",
  }

  it("an order that was captured whole by hand is not listed when it is packed", async () => {
    const { orderId } = await placed()
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await inboxSettled(scene)
    await scene.warehouse.pack(orderId, everything)
    await quiet()
    expect(await desk.reasons()).toEqual([])
    await desk.later("PT3M", "PT15M", "PT2H", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("an order charged whole with its first parcel is not listed when its digital goods are fulfilled", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, SONG: 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    await inboxSettled(scene)
    await scene.warehouse.pack(orderId, { SONG: 1 })
    await quiet()
    await desk.later("PT3M", "PT15M", "PT2H", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("a declined parcel is listed with its amount at once, and no more when it is captured by hand", async () => {
    const { orderId, id, total } = await placed()
    await scene.amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
    await outcomes(
      { of: "capture", state: "Declined", reasonCode: "AmazonRejected" },
      { of: "capture", state: "Declined", reasonCode: "AmazonRejected" },
    )
    await scene.warehouse.pack(orderId, everything)
    await eventually(async () =>
      expect(await desk.reasons()).toEqual([`capture-declined ${total}`]),
    )
    expect((await scene.amazon.tree(id)).State).not.toBe("Canceled")
    const hand = await scene.warehouse.capture(orderId)
    expect(hand.status).toBe(200)
    await eventually(async () => expect(await desk.reasons()).toEqual([]))
    await desk.later("PT3M", "PT15M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("an order that is cancelled at Amazon before it is packed is listed at once, and the store is told", async () => {
    const { id, total } = await placed()
    const heard: string[] = []
    const bus = scene.container.resolve(Modules.EVENT_BUS)
    bus.subscribe("amazon-pay.order_reference.canceled", ({ data }) => {
      heard.push((data as { amazon_order_reference_id: string }).amazon_order_reference_id)
      return Promise.resolve()
    })
    await scene.amazon.control("POST", `/order-references/${id}/cancel`, { by: "amazon" })
    await quiet()
    expect(await desk.reasons()).toEqual([`unreachable ${total}`])
    expect(heard).toEqual([id])
  })

  it("an order that grew to more than Amazon takes is listed before it is packed, until the rest is paid another way", async () => {
    const { orderId, total } = await placed()
    await market.changes.edit(orderId, { add: { "TOTE-L": 3 } })
    await quiet()
    const grown = (await scene.warehouse.view(orderId)).total
    const rest = (Number(grown.toFixed(2)) - Math.floor(Number(total) * 115) / 100).toFixed(2)
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
    const waiting = (await scene.warehouse.view(orderId)).payment_collections.at(-1)
    const path = `/admin/payment-collections/${waiting?.id ?? ""}/mark-as-paid`
    expect((await scene.warehouse.office("POST", path, { order_id: orderId })).status).toBe(200)
    await quiet()
    expect(await desk.reasons()).toEqual([])
  })

  it("a fulfillment that was made past the order's workflow is listed", async () => {
    const { orderId, total } = await placed()
    const fulfillmentId = await fulfilledPastOrder(scene, orderId)
    await desk.later("PT3M")
    expect(await desk.reasons()).toEqual([`contents-unknown ${total}`])
    const panel = await new PanelDesk(scene).look(orderId)
    expect(panel.parcels).toMatchObject([{ fulfillment_id: fulfillmentId }])
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    await eventually(async () => expect(await desk.reasons()).toEqual([]))
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total })
  })

  it("a claim's replacement for an order that was charged whole owes nothing, and nothing is said of it", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await inboxSettled(scene)
    await replaced(orderId, "MUG-BLUE")
    await quiet()
    await desk.later("PT3M", "PT15M")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
    expect(await desk.reasons()).toEqual([])
  })

  /** A claim whose replacement is packed before the damaged goods come back. */
  const replaced = async (orderId: string, sku: string) => {
    const post = async (path: string, body: object = {}) => {
      const answer = await scene.warehouse.office("POST", path, body)
      if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
      return answer.body as { claim?: { id: string } }
    }
    const options = await scene.warehouse.office("GET", "/admin/shipping-options?fields=id")
    const { shipping_options } = options.body as unknown as { shipping_options: { id: string }[] }
    const line = lineOf(await scene.warehouse.view(orderId), sku).id
    const { claim } = await post("/admin/claims", { order_id: orderId, type: "replace" })
    const path = `/admin/claims/${claim?.id ?? ""}`
    await post(`${path}/claim-items`, { items: [{ id: line, quantity: 1 }] })
    await post(`${path}/inbound/items`, { items: [{ id: line, quantity: 1 }] })
    const variant_id = market.shop.variants[sku]
    await post(`${path}/outbound/items`, { items: [{ variant_id, quantity: 1 }] })
    const shipping_option_id = shipping_options[0]?.id
    await post(`${path}/outbound/shipping-method`, { shipping_option_id, custom_amount: 0 })
    await post(`${path}/request`)
    const { items } = await scene.warehouse.view(orderId)
    const fresh = items.find(({ id, variant_sku }) => variant_sku === sku && id !== line)
    await post(`/admin/orders/${orderId}/fulfillments`, {
      items: [{ id: fresh?.id, quantity: 1 }],
      location_id: market.shop.stockLocationId,
    })
  }

  it("a suspended order reference is read with every look, and charged when the buyer has changed the card", async () => {
    const order = await placed()
    await scene.warehouse.pack(order.orderId, { "MUG-BLUE": 2 })
    const { total } = await scene.warehouse.eventually(order.orderId, "partially_captured")
    await inboxSettled(scene)
    const first = Number((await scene.amazon.ledger()).captured.USD)
    await outcomes(cardDeclined)
    await scene.warehouse.pack(order.orderId, { "TOTE-L": 1 })
    const rest = (total - first).toFixed(2)
    await eventually(async () => expect(await desk.reasons()).toEqual([`capture-declined ${rest}`]))
    await quiet()
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    await scene.amazon.control("POST", `/order-references/${order.id}/payment-method`, {})
    expect((await scene.amazon.tree(order.id)).State).toBe("Open")
    await desk.later("PT15M")
    await expectCharged(scene, order, [first.toFixed(2), rest])
    expect(await desk.reasons()).toEqual([])
  })

  it("a dismissal takes an order off the list until something else is owed, and says who, when and why", async () => {
    const { id, orderId, total } = await placed()
    await scene.amazon.control("POST", `/order-references/${id}/cancel`, { by: "amazon" })
    await quiet()
    expect(await desk.reasons()).toEqual([`unreachable ${total}`])
    expect((await desk.dismiss({})).status).toBe(400)
    expect((await desk.dismiss({ note: "Paid at the counter" })).status).toBe(200)
    expect(await desk.reasons()).toEqual([])
    await desk.later("PT15M", "P1D")
    expect(await desk.reasons()).toEqual([])
    const { payments } = await new PanelDesk(scene).look(orderId)
    expect(payments).toMatchObject([
      { reasons: [], dismissals: [{ attention: "unreachable", note: "Paid at the counter" }] },
    ])
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await quiet()
    expect(await desk.reasons()).toEqual([])
    await market.changes.edit(orderId, { add: { "MUG-BLUE": 1 } })
    await quiet()
    expect(await desk.reasons()).toEqual([expect.stringMatching(/^unreachable/)])
    expect(await desk.reasons()).not.toEqual([`unreachable ${total}`])
  })
})
