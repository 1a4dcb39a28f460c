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
 * @property {Region[]} regions those in which something can be ordered, dollars first
 * @property {Variant[]} variants those with a SKU, by their SKU
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
      .flatMap((/** @type {any} */ region) => describeRegion(region, options.shipping_options))
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
 * Whoever plays with the store makes regions and variants that are half done: those are passed over.
 * @param {any} region
 * @param {any[]} shippingOptions
 * @returns {Region[]} none for a region to which nothing can be sent
 */
function describeRegion(region, shippingOptions) {
  const countries = (region.countries ?? [])
    .map((/** @type {any} */ country) => country.iso_2)
    .sort()
  for (const country of countries) {
    const option = shippingOptions.find((/** @type {any} */ { service_zone: zone }) =>
      zone?.geo_zones?.some((/** @type {any} */ geo) => geo.country_code === country),
    )
    if (!option) continue
    return [
      {
        id: region.id,
        currency: region.currency_code,
        country,
        shippingOptionId: option.id,
        providers: (region.payment_providers ?? []).flatMap(
          (/** @type {any} */ provider) => provider?.id ?? [],
        ),
      },
    ]
  }
  return []
}

/**
 * @param {any} product
 * @returns {Variant[]} orders name variants by their SKU, so one without is none of them
 */
function describeVariants(product) {
  return (product.variants ?? [])
    .filter((/** @type {any} */ { sku }) => typeof sku === "string" && sku !== "")
    .map((/** @type {any} */ variant) => ({
      id: variant.id,
      title: `${product.title} (${variant.title})`,
      sku: variant.sku,
      prices: (variant.prices ?? []).map((/** @type {any} */ price) => ({
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
