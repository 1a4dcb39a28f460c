import { storeFacts } from "../store-facts.mjs"

const usd = {
  id: "reg_us",
  name: "US",
  currency_code: "usd",
  countries: [{ iso_2: "us" }],
  payment_providers: [{ id: "pp_amazon-pay_amazon-pay" }],
}
const mug = {
  id: "variant_mug",
  title: "Blue",
  sku: "MUG-BLUE",
  prices: [{ currency_code: "usd", amount: 20 }],
}

/**
 * A store's admin API with what somebody has made in the dashboard beside the demo's own.
 * @param {{ variants?: object[], regions?: object[] }} made
 */
const storeWith =
  ({ variants = [], regions = [] }) =>
  /** @param {string} path */
  async (path) =>
    await {
      "api-keys": { api_keys: [{ token: "pk_1" }] },
      regions: { regions: [usd, ...regions] },
      "shipping-options": {
        shipping_options: [
          { id: "so_us", service_zone: { geo_zones: [{ country_code: "us" }] } },
          { id: "so_none", service_zone: null },
        ],
      },
      products: { products: [{ title: "Mug", variants: [...variants, mug] }] },
      "stock-locations": { stock_locations: [{ id: "sloc_1" }] },
    }[path.replace(/^\/admin\//, "").replace(/\?.*/, "")]

describe("what the demo has to know of its store", () => {
  it("passes over variants without a SKU", async () => {
    const half = { id: "variant_2", title: "New", prices: [] }
    const facts = await storeFacts(
      storeWith({
        variants: [
          { ...half, sku: null },
          { ...half, sku: "" },
          { ...half, sku: "A", prices: null },
        ],
      }),
    )
    expect(facts.variants.map(({ sku }) => sku)).toEqual(["A", "MUG-BLUE"])
  })

  it("passes over regions that nothing can be sent to", async () => {
    const half = { id: "reg_2", name: "New", currency_code: "zar", payment_providers: [null] }
    const facts = await storeFacts(
      storeWith({
        regions: [
          { ...half, countries: [] },
          { ...half, countries: [{ iso_2: "za" }] },
        ],
      }),
    )
    expect(facts.regions.map(({ id }) => id)).toEqual(["reg_us"])
  })
})
