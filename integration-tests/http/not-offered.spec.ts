import { Modules } from "@medusajs/framework/utils"
import { CheckoutPage, type StoreAnswer } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

const susie = { name: "Susie Smith", city: "Seattle", postalCode: "98109", countryCode: "US" }

/** What a merchant does not offer Amazon Pay for is refused by the server, and said to the storefront. */
storeSuite({}, (scene) => {
  let page: CheckoutPage
  beforeEach(() => {
    page = new CheckoutPage(scene)
  })
  const group = async (name: string) => {
    const customers = scene.container.resolve(Modules.CUSTOMER)
    return (await customers.createCustomerGroups({ name })).id
  }
  /** Makes the cart a logged-in customer's, of these groups. */
  const give = async (cartId: string, groups: string[]) => {
    const customers = scene.container.resolve(Modules.CUSTOMER)
    const email = "eva@example.com"
    const { id } = await customers.createCustomers({ email, has_account: true })
    for (const customer_group_id of groups) {
      await customers.addCustomerToGroup({ customer_id: id, customer_group_id })
    }
    await scene.container.resolve(Modules.CART).updateCarts(cartId, { customer_id: id, email })
  }
  const offered = async (cartId: string) => {
    const { status, body } = await page.config({ cart_id: cartId })
    return status === 200 ? (body.not_offered as StoreAnswer | undefined)?.code : status
  }
  const completed = async (address: object) => {
    const id = await scene.amazon.orderReference({ address: { ...susie, ...address } })
    const cart = await scene.buyer.cart()
    await page.choose(cart.id, id)
    const street = "addressLine1" in address ? address.addressLine1 : undefined
    await page.ask("POST", `/store/carts/${cart.id}`, {
      shipping_address: {
        ...{ first_name: "Susie", last_name: "Smith", address_1: street, city: "Seattle" },
        ...{ postal_code: "98109", country_code: "us" },
      },
    })
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    return { cart, answer: await scene.buyer.complete(cart.id) }
  }
  const problemOf = async (cartId: string) =>
    (await scene.buyer.lastSession(cartId))?.data.problem as Record<string, string> | undefined
  const asked = async () => (await scene.amazon.ledger()).requests.SetOrderReferenceDetails

  it.each([
    ["a post office box", { poBoxes: true }, "P.O. Box 12", "PoBoxNotDelivered"],
    [
      "a packing station",
      { packingStations: true },
      "Packstation 145",
      "PackingStationNotDelivered",
    ],
    ["a country", { countries: ["US"] }, "1 Way", "CountryNotDelivered"],
  ])(
    "delivers to no address in %s, whatever the browser sends",
    async (_, notOfferedFor, street, code) => {
      await withOptions(scene, { notOfferedFor }, async () => {
        const { cart, answer } = await completed({ addressLine1: street })
        expect(answer.status).toBe(400)
        expect(await problemOf(cart.id)).toMatchObject({ code, next: "choose-address" })
        expect((await page.status(cart.id)).body).toMatchObject({
          status: "soft-declined",
          reason_code: code,
          next: "choose-address",
        })
        expect(await asked()).toBeUndefined()
        expect(await offered(cart.id)).toBe(code)
      })
      const { answer } = await completed({ addressLine1: street })
      expect(answer.body.type).toBe("order")
    },
  )

  it("says so when the buyer chooses such an address, as the first thing that is missing", async () => {
    await withOptions(scene, { notOfferedFor: { poBoxes: true } }, async () => {
      const { id, token } = await scene.amazon.visit({
        address: { ...susie, addressLine1: "PO Box 12" },
      })
      const cart = await scene.buyer.cart()
      const { body } = await page.choose(cart.id, id, token)
      expect(body.order_reference?.constraints).toEqual([
        expect.objectContaining({ code: "PoBoxNotDelivered", next: "choose-address" }),
      ])
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      const confirmed = await page.confirm(cart.id)
      expect(confirmed.body.next).toBe("choose-address")
      expect(await asked()).toBeUndefined()
    })
  })

  it("is not offered for products, nor for those of a category below one that is named", async () => {
    const products = scene.container.resolve(Modules.PRODUCT)
    const [mug] = await products.listProductVariants({ sku: "MUG-BLUE" })
    const product = mug?.product_id ?? ""
    const above = await products.createProductCategories({ name: "Kitchen", is_active: true })
    const below = await products.createProductCategories({
      ...{ name: "Cups", is_active: true },
      parent_category_id: above.id,
    })
    await products.updateProducts(product, { category_ids: [below.id] })
    for (const notOfferedFor of [{ products: [product] }, { categories: [above.id] }]) {
      await withOptions(scene, { notOfferedFor }, async () => {
        const { cart, answer } = await completed({ addressLine1: "1 Way" })
        expect(answer.status).toBe(400)
        expect(await problemOf(cart.id)).toMatchObject({
          code: "ProductNotOffered",
          next: "other-payment-method",
        })
        expect(await offered(cart.id)).toBe("ProductNotOffered")
        const status = (await page.status(cart.id)).body
        expect([status.status, status.next]).toEqual(["hard-declined", "other-payment-method"])
      })
    }
    expect(await asked()).toBeUndefined()
  })

  it("is offered to testers alone, and to no customer group that is named", async () => {
    const [testers, others] = [await group("Testers"), await group("Resellers")]
    const code = async (groups: string[], options: object) => {
      const cart = await scene.buyer.cart()
      const id = await scene.amazon.orderReference()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      if (groups.length) await give(cart.id, groups)
      return await withOptions(scene, options, async () => {
        const { status, body } = await scene.buyer.complete(cart.id)
        return status === 200 ? body.type : (await problemOf(cart.id))?.code
      })
    }
    expect(await code([], { testers: [testers] })).toBe("TestersOnly")
    expect(await code([testers], { testers: [testers] })).toBe("order")
    const notOfferedFor = { customerGroups: [others] }
    expect(await code([], { notOfferedFor })).toBe("order")
    await withOptions(scene, { testers: [testers] }, async () => {
      const cart = await scene.buyer.cart()
      expect(await offered(cart.id)).toBe("TestersOnly")
    })
  })
})
