import { mountAmazonPayButton } from "medusa-payment-amazon-pay/storefront"

/**
 * Shows Amazon's button on a page before the checkout. Who presses it goes on there.
 * @param {import("./shop.js").Shop} shop
 * @param {HTMLElement} host on the page already
 * @param {() => Promise<string>} cart has what the buyer wants put into the cart, and answers its id
 */
export async function showAmazonButton({ ask, address, market }, host, cart) {
  // The page is of use without it.
  const { payment_providers: offered } = await ask(
    `/store/payment-providers?region_id=${market.regionId}`,
  ).catch(() => ({ payment_providers: [] }))
  /** @type {string | undefined} */
  const providerId = offered
    .map((/** @type {{ id: string }} */ { id }) => id)
    .find((/** @type {string} */ id) => id.startsWith("pp_amazon-pay_"))
  if (providerId === undefined) return
  const { locale: language } = market
  mountAmazonPayButton(host, {
    ...{ cart, checkoutUrl: "/checkout.html", store: address, providerId, language },
  })
}
