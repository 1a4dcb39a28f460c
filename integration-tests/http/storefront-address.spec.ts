import { AMAZON_PAY } from "../support/buyer"
import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"

const chicago = {
  first_name: "Susie",
  last_name: "Smith",
  company: null,
  address_1: "10 Ditka Ave",
  address_2: "Suite 2500",
  city: "Chicago",
  province: "us-il",
  postal_code: "60602",
  country_code: "us",
  phone: "800-000-0000",
}

/** What the buyer's widgets tell is written into their cart. */
storeSuite({}, (scene) => {
  let page: CheckoutPage
  beforeEach(() => {
    page = new CheckoutPage(scene)
  })

  const emptyCart = async (currency = "usd") => {
    const { body } = await page.ask("POST", "/store/carts", {
      region_id: scene.buyer.region(currency).id,
      items: [{ variant_id: scene.shop.variants["MUG-BLUE"], quantity: 1 }],
    })
    return body.cart?.id ?? ""
  }

  describe("the configuration for a page", () => {
    it("has all that widgets need, and nothing secret", async () => {
      const cartId = await emptyCart()
      const { simulator } = scene.amazon
      const { status, body, text } = await page.config({ cart_id: cartId })
      expect(status).toBe(200)
      expect(body).toEqual({
        provider_id: AMAZON_PAY,
        client_id: simulator.clientId,
        seller_id: simulator.sellerId,
        region: "na",
        sandbox: true,
        script_url: `${simulator.url}/OffAmazonPayments/us/sandbox/js/Widgets.js`,
        scopes: ["profile", "postal_code", "payments:widget", "payments:shipping_address"],
        language: "en-US",
        languages: ["en-US"],
        currencies: ["USD"],
      })
      expect(text).not.toContain(simulator.secretKey)
      expect(text).not.toContain(simulator.accessKey)
      expect((await page.config()).body).toEqual(body)
      expect((await scene.amazon.ledger()).requests).toEqual({})
    })

    it("is refused without a publishable key, for an unknown cart and for a stranger's provider", async () => {
      page.key = "pk_nobody"
      expect((await page.config()).status).toBe(400)
      page.key = undefined
      expect((await page.config({ cart_id: "cart_nobody" })).status).toBe(404)
      const foreign = await page.config({ provider_id: "pp_system_default" })
      expect(foreign.status).toBe(400)
      expect(foreign.body.message).toContain("pp_system_default")
    })
  })

  it("prices by an estimate first, and has the whole address once the buyer's token opens it", async () => {
    const { id, token } = await scene.amazon.visit()
    const cartId = await emptyCart()
    const estimate = await page.choose(cartId, id)
    expect(estimate.status).toBe(200)
    expect(estimate.body.cart?.shipping_address).toMatchObject({
      first_name: null,
      address_1: null,
      city: "Chicago",
      province: "us-il",
      postal_code: "60602",
      country_code: "us",
    })
    expect(estimate.body.cart?.email).toBeNull()

    const whole = await page.choose(cartId, id, token)
    expect(whole.body.order_reference).toEqual({
      id,
      state: "Draft",
      total: whole.body.cart?.total.toFixed(2),
      currency_code: "USD",
      constraints: [],
    })
    expect(whole.body.cart).toMatchObject({
      id: cartId,
      email: "buyer@example.com",
      shipping_address: chicago,
    })
    // A page that lost its token does not take the address back.
    const again = await page.choose(cartId, id)
    expect(again.body.cart).toMatchObject({ email: "buyer@example.com", shipping_address: chicago })
    expect((await scene.amazon.ledger()).requests).toEqual({ GetOrderReferenceDetails: 3 })
  })

  it("keeps the payment session when nothing has changed, and costs no call at the order", async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    await page.choose(cart.id, id, token)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const again = await page.choose(cart.id, id, token)
    expect(again.body.cart?.payment_collection?.payment_sessions).toHaveLength(1)
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    expect((await scene.amazon.ledger()).requests).toEqual({
      GetOrderReferenceDetails: 2,
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 1,
    })
  })

  it("changes the address with the buyer's choice, and leaves nothing of the old one", async () => {
    const { id, token } = await scene.amazon.visit()
    const cartId = await emptyCart()
    await page.choose(cartId, id, token)
    const other = await scene.amazon.visit({
      address: {
        name: "Ann Other",
        addressLine1: "1 Pike Pl",
        city: "Seattle",
        stateOrRegion: "WA",
        postalCode: "98101",
        countryCode: "US",
      },
    })
    const { body } = await page.choose(cartId, other.id, other.token)
    expect(body.cart?.shipping_address).toMatchObject({
      first_name: "Ann",
      last_name: "Other",
      address_1: "1 Pike Pl",
      address_2: null,
      phone: null,
      city: "Seattle",
    })
  })

  it("says so when the shop does not deliver there, and leaves the cart as it is", async () => {
    const { id, token } = await scene.amazon.visit({
      address: { name: "Jo", addressLine1: "1 Rd", city: "Oslo", countryCode: "NO" },
    })
    const cartId = await emptyCart()
    const { status, body } = await page.choose(cartId, id, token)
    expect(status).toBe(200)
    expect(body.order_reference?.constraints).toEqual([
      {
        code: "ShippingAddressNotServed",
        next: "choose-address",
        message: expect.stringContaining("does not deliver"),
      },
    ])
    // What Medusa gives every cart of a region with one country.
    expect(body.cart?.shipping_address).toMatchObject({ city: null, country_code: "us" })
  })

  it("tells what is missing, and what the buyer does about it", async () => {
    const cartId = await emptyCart()
    for (const [visit, code, next] of [
      [{ paymentMethod: null }, "PaymentPlanNotSet", "choose-payment-method"],
      [
        { paymentMethod: "PaymentMethodNotAllowed" },
        "PaymentMethodNotAllowed",
        "choose-payment-method",
      ],
      [{ address: null }, "ShippingAddressNotSet", "choose-address"],
      [{ buyerEqualsSeller: true }, "BuyerEqualsSeller", "other-payment-method"],
    ] as const) {
      const { id, token } = await scene.amazon.visit(visit)
      const { body } = await page.choose(cartId, id, token)
      expect(body.order_reference?.constraints).toEqual([
        { code, next, message: expect.stringMatching(/^[A-Z].*\.$/) },
      ])
    }
  })

  describe("an order reference", () => {
    it("of another cart is refused, and shows nothing", async () => {
      const { id, token } = await scene.amazon.visit()
      const mine = await scene.buyer.cart()
      await scene.buyer.session(mine.collectionId, { amazon_order_reference_id: id })
      const other = await scene.buyer.cart()
      const { status, body, text } = await page.choose(other.id, id, token)
      expect(status).toBe(400)
      expect(body.message).toContain("belongs to another cart")
      expect(text).not.toContain("Chicago")
      expect((await scene.amazon.ledger()).requests).toEqual({})
    })

    it("that was confirmed elsewhere is refused: anybody who names it would see its buyer", async () => {
      const { id, token } = await scene.amazon.visit()
      await scene.amazon.placedElsewhere(id)
      const cartId = await emptyCart()
      const { status, text } = await page.choose(cartId, id, token)
      expect(status).toBe(400)
      expect(text).not.toMatch(/Susie|Ditka|buyer@example/)
    })

    it("that was confirmed elsewhere is refused also when it was named for the cart before", async () => {
      const { id, token } = await scene.amazon.visit()
      await scene.amazon.placedElsewhere(id)
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      for (const login of [undefined, token]) {
        const { status, text } = await page.choose(cart.id, id, login)
        expect(status).toBe(400)
        expect(text).not.toMatch(/Susie|Ditka|buyer@example|Chicago|60602/)
      }
      // That it has ended is said, for a buyer's own that was never paid with looks the same.
      await scene.amazon.control("POST", `/order-references/${id}/cancel`)
      const { body, text } = await page.choose(cart.id, id, token)
      expect(body.order_reference).toMatchObject({ state: "Canceled" })
      expect(text).not.toMatch(/Ditka|buyer@example/)
    })

    it("that nobody knows, or with a login that is not its buyer's, is refused and writes nothing", async () => {
      const { id } = await scene.amazon.visit()
      const stranger = await scene.amazon.visit()
      const cartId = await emptyCart()
      const unknown = await page.choose(cartId, "S01-0000000-0000000")
      expect(unknown.status).toBe(400)
      expect(unknown.body.message).toContain("does not know this order reference")
      for (const token of [stranger.token, "Atza|madeup"]) {
        const { status, body, text } = await page.choose(cartId, id, token)
        expect(status).toBe(400)
        expect(body.code).toBe("amazon_login_expired")
        expect(text).not.toContain(token)
      }
      expect((await page.ask("GET", `/store/carts/${cartId}`)).body.cart).toMatchObject({
        email: null,
      })
    })

    it("in a request that is not valid is refused before Amazon is asked", async () => {
      const cartId = await emptyCart()
      const id = { amazon_order_reference_id: "S01-0000000-0000000" }
      for (const body of [
        {},
        { amazon_order_reference_id: "S01-1-1" },
        { ...id, total: 1 },
        { ...id, access_token: "secret%0d%0ab: c" },
        { ...id, access_token: { a: "secret" } },
      ]) {
        const path = `/store/amazon-pay/carts/${cartId}/order-reference`
        const { status, text } = await page.ask("POST", path, body)
        expect(status).toBe(400)
        expect(text).toContain("The request is not valid")
        expect(text).not.toContain("secret")
      }
      expect((await scene.amazon.ledger()).requests).toEqual({})
    })
  })
})
