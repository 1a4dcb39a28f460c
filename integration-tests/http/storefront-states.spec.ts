import { z } from "@medusajs/framework/zod"
import { CheckoutPage } from "../support/checkout-page"
import { StateDesk } from "../support/state-desk"
import { storeSuite } from "../support/store-suite"

const offered = z.object({ shipping_options: z.array(z.object({ name: z.string() })) })

/** Taxes and shipping of a state, as the dashboard makes them, are found by what Amazon calls that state. */
storeSuite({}, (scene) => {
  beforeAll(async () => {
    const desk = new StateDesk(scene)
    await desk.tax("us-wa", 10.25)
    await desk.shipTo("us-hi", 19.95)
  })

  const countrywide = "Standard shipping, United States"

  it.each([
    { state: "WA", province: "us-wa", rate: 10.25, ways: [countrywide] },
    { state: "Washington", province: "us-wa", rate: 10.25, ways: [countrywide] },
    { state: "washington state", province: "us-wa", rate: 10.25, ways: [countrywide] },
    { state: "HI", province: "us-hi", rate: 8.25, ways: [countrywide, "us-hi"] },
    { state: "Hawaii", province: "us-hi", rate: 8.25, ways: [countrywide, "us-hi"] },
    { state: "IL", province: "us-il", rate: 8.25, ways: [countrywide] },
  ])("$state is taxed and delivered to as $province", async ({ state, province, rate, ways }) => {
    const page = new CheckoutPage(scene)
    const made = await page.ask("POST", "/store/carts", {
      region_id: scene.buyer.region("usd").id,
      items: [{ variant_id: scene.shop.variants["MUG-BLUE"], quantity: 2 }],
    })
    const cartId = made.body.cart?.id ?? ""
    const { id, token } = await scene.amazon.visit({
      address: {
        ...{ name: "Ann Other", addressLine1: "1 Main St", city: "Springfield" },
        ...{ stateOrRegion: state, postalCode: "96701", countryCode: "US" },
      },
    })
    // By the estimate first, as long as the buyer's token is not there.
    for (const known of [undefined, token]) {
      const { body } = await page.choose(cartId, id, known)
      const options = await page.ask("GET", `/store/shipping-options?cart_id=${cartId}`)
      const { shipping_options } = offered.parse(options.body)
      expect({
        province: body.cart?.shipping_address?.province,
        tax: body.cart?.tax_total.toFixed(4),
        ways: shipping_options.map(({ name }) => name).sort(),
      }).toEqual({ province, tax: ((2 * 14.99 * rate) / 100).toFixed(4), ways })
    }
  })
})
