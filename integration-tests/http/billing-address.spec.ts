import { z } from "@medusajs/framework/zod"
import { AttentionDesk } from "../support/attention-desk"
import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"

const lines = z.looseObject({ address_1: z.string().nullish(), city: z.string().nullish() })
const orderSchema = z.object({
  order: z.object({ shipping_address: lines, billing_address: lines.nullish() }),
})

const invoices = {
  name: "Rechnung GmbH",
  addressLine1: "Kaiserstr. 1",
  city: "Karlsruhe",
  postalCode: "76133",
  countryCode: "DE",
}

/** What buyers let shops know that Amazon has not enabled for billing addresses before the confirmation. */
const scopes = ["profile", "postal_code", "payments:widget", "payments:shipping_address"]

/** Whom the invoice goes to: Amazon tells it in Europe with the authorization. */
storeSuite({ region: "eu" }, (scene) => {
  let desk: AttentionDesk
  let page: CheckoutPage
  beforeEach(async () => {
    desk = new AttentionDesk(scene)
    page = new CheckoutPage(scene)
    await scene.amazon.control("POST", "/settings", { sca: "off" })
  })
  const read = async (orderId: string) => {
    const fields = "id,*shipping_address,*billing_address"
    const { body } = await scene.warehouse.office(
      "GET",
      `/admin/orders/${orderId}?fields=${fields}`,
    )
    return orderSchema.parse(body).order
  }
  const reads = async () => (await scene.amazon.ledger()).requests.GetAuthorizationDetails ?? 0
  /** A checkout of a buyer whom Amazon sends invoices to another address. */
  const ordered = async (billing: object = invoices, over: object = {}) => {
    const { id, token } = await scene.amazon.visit({ billingAddress: billing, scopes })
    const cart = await scene.buyer.cart({ currency: "eur" })
    await page.choose(cart.id, id, token)
    if (Object.keys(over).length) await page.ask("POST", `/store/carts/${cart.id}`, over)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    return body.order.id
  }

  it("is the delivery address of a cart that has none of its own, and follows it", async () => {
    const { id, token } = await scene.amazon.visit({ scopes })
    const { body } = await page.ask("POST", "/store/carts", {
      region_id: scene.buyer.region("eur").id,
      items: [{ variant_id: scene.shop.variants["MUG-BLUE"], quantity: 1 }],
    })
    const cartId = body.cart?.id ?? ""
    const first = await page.choose(cartId, id, token)
    expect(first.body.cart?.billing_address).toMatchObject({
      company: "Beispiel GmbH",
      address_1: "Domagkstr. 28",
    })
    const other = await scene.amazon.visit({ address: invoices, scopes })
    const second = await page.choose(cartId, other.id, other.token)
    expect(second.body.cart?.billing_address).toMatchObject({ address_1: "Kaiserstr. 1" })
    // What the buyer has typed stays.
    const typed = { first_name: "Eva", last_name: "Muster", address_1: "Am Markt 3", city: "Ulm" }
    await page.ask("POST", `/store/carts/${cartId}`, {
      billing_address: { ...typed, postal_code: "89073", country_code: "de" },
    })
    const third = await page.choose(cartId, id, token)
    expect(third.body.cart?.billing_address).toMatchObject({ address_1: "Am Markt 3" })
  })

  it("is Amazon's in an order minutes later, for one read, and the goods go where they went", async () => {
    const orderId = await ordered()
    expect((await read(orderId)).billing_address?.address_1).toBe("Domagkstr. 28")
    await desk.later("PT2M")
    expect(await read(orderId)).toMatchObject({
      shipping_address: { address_1: "Domagkstr. 28" },
      billing_address: { address_1: "Kaiserstr. 1", city: "Karlsruhe", country_code: "de" },
    })
    await desk.later("PT15M", "PT2H")
    expect(await reads()).toBe(1)
    expect(await desk.reasons()).toEqual([])
  })

  it("is not asked for where the order has that address already", async () => {
    const { id, token } = await scene.amazon.visit({ scopes })
    const cart = await scene.buyer.cart({ currency: "eur" })
    await page.choose(cart.id, id, token)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    await desk.later("PT2M", "PT15M")
    expect(await reads()).toBe(0)
  })

  it("is the buyer's own where they have typed one in the shop", async () => {
    const orderId = await ordered(invoices, {
      billing_address: {
        ...{ first_name: "Eva", last_name: "Muster", address_1: "Am Markt 3", city: "Ulm" },
        ...{ postal_code: "89073", country_code: "de" },
      },
    })
    await desk.later("PT2M", "PT15M")
    expect((await read(orderId)).billing_address?.address_1).toBe("Am Markt 3")
    expect(await reads()).toBe(0)
  })
})
