import { jsonClient } from "./json-client.mjs"

export const AMAZON_PAY = "pp_amazon-pay_amazon-pay"

/** Somebody to send parcels to, in each country the store ships to. */
const BUYERS = /** @type {Record<string, object>} */ ({
  us: { address_1: "410 Terry Ave N", city: "Seattle", postal_code: "98109", province: "wa" },
  de: { address_1: "Domagkstr. 28", city: "München", postal_code: "80807" },
  fr: { address_1: "67 boulevard du Général Leclerc", city: "Clichy", postal_code: "92110" },
})

/**
 * The same place in a buyer's address book at Amazon.
 * @param {string} country
 */
export function addressAtAmazon(country) {
  const { address_1, city, postal_code, province } = /** @type {Record<string, string>} */ (
    BUYERS[country] ?? {}
  )
  return {
    name: "Susie Smith",
    addressLine1: address_1,
    city,
    postalCode: postal_code,
    stateOrRegion: province?.toUpperCase(),
    countryCode: country.toUpperCase(),
  }
}

/**
 * @typedef {object} Purchase
 * @property {import("./store-facts.mjs").Region} region
 * @property {{ variantId: string, quantity: number }[]} lines
 * @property {string} [orderReferenceId] what the buyer's widgets gave the storefront; other providers need none
 * @property {string} [provider] Amazon Pay unless another is named
 */

/**
 * Buys over the store API what a storefront would: cart, address, shipping, payment session, completion.
 * @param {string} medusa
 * @param {string} publishableKey
 * @param {Purchase} purchase
 * @returns {Promise<{ id: string, displayId: number }>} the order
 */
export async function checkOut(
  medusa,
  publishableKey,
  { region, lines, orderReferenceId, provider = AMAZON_PAY },
) {
  const store = jsonClient(medusa, { "x-publishable-api-key": publishableKey })
  const address = {
    first_name: "Susie",
    last_name: "Smith",
    country_code: region.country,
    ...BUYERS[region.country],
  }
  const { cart } = await store("/store/carts", {
    body: {
      region_id: region.id,
      email: "susie.smith@example.com",
      shipping_address: address,
      billing_address: address,
      items: lines.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity })),
    },
  })
  await store(`/store/carts/${cart.id}/shipping-methods`, {
    body: { option_id: region.shippingOptionId },
  })
  const { payment_collection: collection } = await store("/store/payment-collections", {
    body: { cart_id: cart.id },
  })
  await store(`/store/payment-collections/${collection.id}/payment-sessions`, {
    body: {
      provider_id: provider,
      data: orderReferenceId === undefined ? {} : { amazon_order_reference_id: orderReferenceId },
    },
  })
  const completed = await store(`/store/carts/${cart.id}/complete`, { method: "POST", body: {} })
  if (completed.type !== "order") {
    throw new Error(`The cart became no order: ${completed.error?.message ?? "no reason given"}`)
  }
  return { id: completed.order.id, displayId: completed.order.display_id }
}
