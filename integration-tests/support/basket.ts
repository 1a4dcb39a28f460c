import type { Shop } from "./shop"

export interface Basket {
  currency?: "usd" | "eur" | "jpy"
  /** Quantity by SKU. */
  items?: Record<string, number>
}

/** Two mugs and a tote: something for two parcels, at prices that do not divide evenly. */
export const twoParcels = { "MUG-BLUE": 2, "TOTE-L": 1 }

/**
 * A basket as one text, the same for all of the same contents: Medusa, too, knows no order among the lines of a cart.
 * @param basket two parcels for dollars, unless it is said
 */
export function contentsOf({
  currency = "usd",
  items = twoParcels,
}: {
  currency?: string
  items?: Record<string, number>
}): string {
  return [currency, ...Object.entries(items).map((line) => line.join(" "))].sort().join(", ")
}

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

/** A cart with address and shipping, ready to be paid. */
export interface Cart {
  id: string
  collectionId: string
}
