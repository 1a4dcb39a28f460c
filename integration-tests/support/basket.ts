import type { Shop } from "./shop"

/** Two mugs and a tote: something for two parcels, at prices that do not divide evenly. */
export const twoParcels = { "MUG-BLUE": 2, "TOTE-L": 1 }

/**
 * What a cart is made of.
 * @param items quantity by SKU
 */
export function cartOf(
  { variants }: Pick<Shop, "variants">,
  region: Shop["regions"][string],
  items: Record<string, number>,
) {
  const address = {
    first_name: "Susie",
    last_name: "Smith",
    address_1: "410 Terry Ave N",
    city: "Seattle",
    postal_code: "98109",
    country_code: region.country,
  }
  return {
    region_id: region.id,
    email: "susie@example.com",
    shipping_address: address,
    billing_address: address,
    items: Object.entries(items).map(([sku, quantity]) => {
      const variant_id = variants[sku]
      if (!variant_id) throw new Error(`The shop does not sell ${sku}.`)
      return { variant_id, quantity }
    }),
  }
}
