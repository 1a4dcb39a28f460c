import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { CheckoutPage } from "../support/checkout-page"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

/** Anybody who knows an order's id may ask its goods back, at Medusa's public API: that is no return yet. */
storeSuite({}, (scene) => {
  const all = { "MUG-BLUE": 2, "TOTE-L": 1 }
  let desk: AttentionDesk
  let page: CheckoutPage
  beforeAll(() => {
    desk = new AttentionDesk(scene)
    page = new CheckoutPage(scene)
  })
  const taken = async () => {
    await subscribersDone()
    await inboxSettled(scene)
    return (await scene.amazon.ledger()).captured.USD ?? "0.00"
  }
  /** With nothing but the publishable key and the order's id. */
  const askBack = async (
    orderId: string,
    contents: Record<string, number>,
    { price = 0, ...more }: { price?: number; receive_now?: boolean } = {},
  ) => {
    const { items } = await scene.warehouse.view(orderId)
    const { status } = await page.ask("POST", "/store/returns", {
      order_id: orderId,
      items: items
        .filter(({ variant_sku }) => contents[variant_sku])
        .map(({ id, variant_sku }) => ({ id, quantity: contents[variant_sku] })),
      return_shipping: { option_id: scene.shop.regions.usd?.shippingOptionId, price },
      ...more,
    })
    expect(status).toBe(200)
  }
  const ordered = async () => await scene.buyer.order(await scene.amazon.orderReference())

  it("charges a parcel although the goods of the one before are asked back", async () => {
    const orderId = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await askBack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect(await taken()).toBe(total.toFixed(2))
    await desk.later("PT3M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("charges a shipment although all of it was asked back before it left", async () => {
    await withOptions(scene, { capture: "shipment" }, async () => {
      const orderId = await ordered()
      const parcel = await scene.warehouse.pack(orderId, all)
      await askBack(orderId, all)
      await scene.warehouse.ship(orderId, parcel, all)
      const { total } = await scene.warehouse.eventually(orderId, "captured")
      expect(await taken()).toBe(total.toFixed(2))
    })
  })

  it("charges a shipment although somebody says, without a login, that all of it has come back", async () => {
    await withOptions(scene, { capture: "shipment" }, async () => {
      const orderId = await ordered()
      const { total } = await scene.warehouse.view(orderId)
      const parcel = await scene.warehouse.pack(orderId, all)
      await askBack(orderId, all, { receive_now: true })
      await scene.warehouse.ship(orderId, parcel, all)
      await scene.warehouse.eventually(orderId, "captured")
      expect(await taken()).toBe(total.toFixed(2))
    })
  })

  // Medusa's sums have some twenty digits: beside the larger number an order is worth nothing, beside the smaller a round sum.
  it.each([1e22, 1e21, 100_000])(
    "charges a parcel what it costs, though sending one before back is said to cost %d",
    async (price) => {
      const orderId = await ordered()
      const { total } = await scene.warehouse.view(orderId)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      await askBack(orderId, { "MUG-BLUE": 1 }, { price })
      await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
      expect(await taken()).toBe(total.toFixed(2))
      await desk.later("PT3M", "P1D")
      expect(await desk.reasons()).toEqual([])
    },
  )
})
