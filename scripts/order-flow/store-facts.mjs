/**
 * @typedef {object} Region
 * @property {string} id
 * @property {string} currency
 * @property {string} country one of its countries
 * @property {string} shippingOptionId the first shipping option to that country
 * @property {string[]} providers the ways to pay there
 */
/**
 * @typedef {object} Variant
 * @property {string} id
 * @property {string} title
 * @property {string} sku
 * @property {{ currency_code: string, amount: number }[]} prices
 */
/**
 * @typedef {object} StoreFacts
 * @property {string} publishableKey
 * @property {Region[]} regions dollars first
 * @property {Variant[]} variants by their SKU
 * @property {string} stockLocationId
 */

const PAGE = "limit=100"

/**
 * What somebody who wants to order something has to know of a store. Asked from the store itself, so that it is right
 * for a new database and for one that was kept.
 * @param {import("./json-client.mjs").JsonClient} admin
 * @returns {Promise<StoreFacts>}
 */
export async function storeFacts(admin) {
  const [keys, regions, options, products, locations] = await Promise.all([
    admin(`/admin/api-keys?type=publishable&${PAGE}`),
    admin(`/admin/regions?fields=id,name,currency_code,*countries,*payment_providers&${PAGE}`),
    admin(`/admin/shipping-options?fields=id,*service_zone.geo_zones&order=id&${PAGE}`),
    admin(`/admin/products?fields=title,*variants,*variants.prices&${PAGE}`),
    admin(`/admin/stock-locations?${PAGE}`),
  ])
  return {
    publishableKey: needed(keys.api_keys[0]?.token, "a publishable key"),
    regions: regions.regions
      .map((/** @type {any} */ region) => describeRegion(region, options.shipping_options))
      .sort((/** @type {Region} */ a, /** @type {Region} */ b) =>
        b.currency.localeCompare(a.currency),
      ),
    variants: products.products
      .flatMap(describeVariants)
      .sort((/** @type {Variant} */ a, /** @type {Variant} */ b) => a.sku.localeCompare(b.sku)),
    stockLocationId: needed(locations.stock_locations[0]?.id, "a stock location"),
  }
}

/**
 * @param {any} region
 * @param {any[]} shippingOptions
 * @returns {Region}
 */
function describeRegion(region, shippingOptions) {
  const countries = region.countries.map((/** @type {any} */ country) => country.iso_2).sort()
  const country = needed(countries[0], `a country in the region ${region.name}`)
  const option = shippingOptions.find(({ service_zone: zone }) =>
    zone.geo_zones.some((/** @type {any} */ geo) => geo.country_code === country),
  )
  return {
    id: region.id,
    currency: region.currency_code,
    country,
    shippingOptionId: needed(option?.id, `a shipping option to ${country}`),
    providers: region.payment_providers.map((/** @type {any} */ provider) => provider.id),
  }
}

/**
 * @param {any} product
 * @returns {Variant[]}
 */
function describeVariants(product) {
  return product.variants.map((/** @type {any} */ variant) => ({
    id: variant.id,
    title: `${product.title} (${variant.title})`,
    sku: variant.sku,
    prices: variant.prices.map((/** @type {any} */ price) => ({
      currency_code: price.currency_code,
      amount: price.amount,
    })),
  }))
}

/**
 * @template T
 * @param {T | undefined | null} value
 * @param {string} what
 * @returns {T}
 */
function needed(value, what) {
  if (value === undefined || value === null) throw new Error(`The store does not have ${what}.`)
  return value
}
