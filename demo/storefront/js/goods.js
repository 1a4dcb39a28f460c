/**
 * @typedef {object} Variant
 * @property {string} id
 * @property {string} title
 * @property {string | null} sku
 * @property {{ calculated_amount: number }} calculated_price
 */
/**
 * @typedef {object} Product
 * @property {string} title
 * @property {string} handle
 * @property {string} description
 * @property {{ title: string }[]} options
 * @property {Variant[]} variants
 */

const FIELDS = "title,handle,description,*options,*variants,*variants.calculated_price"

/**
 * What is sold in a market, at its prices.
 * @param {import("./shop.js").Shop} shop
 * @param {string} [handle]
 * @returns {Promise<Product[]>}
 */
export async function readGoods({ ask, market }, handle) {
  const query = new URLSearchParams({
    region_id: market.regionId,
    country_code: market.country,
    fields: FIELDS,
    order: "created_at",
    ...(handle === undefined ? {} : { handle }),
  })
  const { products } = await ask(`/store/products?${query}`)
  for (const { variants } of products) variants.sort(byPrice)
  return products
}

/** The store has no order for them. @param {Variant} a @param {Variant} b */
function byPrice(a, b) {
  return a.calculated_price.calculated_amount - b.calculated_price.calculated_amount
}

/** @param {Product} product */
export function lowestPrice({ variants }) {
  return Math.min(...variants.map(({ calculated_price: price }) => price.calculated_amount))
}
