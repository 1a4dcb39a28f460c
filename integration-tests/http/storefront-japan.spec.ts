import { CheckoutPage } from "../support/checkout-page"
import { Buyer } from "../support/buyer"
import { storefront } from "../support/http"
import { openMarket } from "../support/market"
import { storeSuite } from "../support/store-suite"

/** A Japanese account: whole yen, and an address as a postman there reads it. */
storeSuite({ region: "jp" }, (scene) => {
  it("sells in yen to a Japanese address", async () => {
    const { shop } = await openMarket(scene)
    const page = new CheckoutPage(scene)
    const buyer = new Buyer(storefront(scene.base, shop), shop)
    const { id, token } = await scene.amazon.visit({
      address: {
        name: "試験 花子",
        addressLine1: "目黒区下目黒1-8-1",
        addressLine2: "アルコタワー",
        stateOrRegion: "Tokyo",
        postalCode: "153-0064",
        countryCode: "JP",
      },
    })
    const cart = await buyer.cart({ currency: "jpy" as "usd", items: { TEA: 3 } })
    const config = await page.config({ cart_id: cart.id })
    expect(config.body).toMatchObject({
      language: "ja-JP",
      currencies: ["JPY"],
      script_url: expect.stringMatching(/offAmazonPayments\/sandbox\/prod\/lpa\/js\/Widgets\.js$/),
    })
    expect(config.body).not.toHaveProperty("presentment_currency")

    const { body } = await page.choose(cart.id, id, token)
    expect(body.order_reference).toMatchObject({
      total: expect.stringMatching(/^[1-9]\d*$/),
      currency_code: "JPY",
      constraints: [],
    })
    expect(body.cart?.shipping_address).toMatchObject({
      last_name: "試験",
      first_name: "花子",
      address_1: "目黒区下目黒1-8-1",
      address_2: "アルコタワー",
      city: null,
      province: "jp-13",
      postal_code: "153-0064",
      country_code: "jp",
    })
    await buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect((await buyer.complete(cart.id)).body.type).toBe("order")
    const { OrderTotal } = await scene.amazon.tree(id)
    expect(OrderTotal).toMatchObject({ CurrencyCode: "JPY" })
    expect(Number(OrderTotal?.Amount)).toBe(Number(body.order_reference?.total))
  })
})
