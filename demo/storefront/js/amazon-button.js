import { mountAmazonPayButton } from "medusa-payment-amazon-pay/storefront"
import { el } from "./dom.js"

/**
 * Amazon's button, for pages before the checkout. Who presses it goes on there.
 * @param {import("./shop.js").Shop} shop
 * @param {() => Promise<string>} cart has what the buyer wants put into the cart. Its id is answered
 * @param {import("medusa-payment-amazon-pay/storefront").ButtonLook} [button]
 */
export async function amazonButton({ ask, address, market }, cart, button = {}) {
  const host = el("div", { class: "amazon-button" })
  const { payment_providers: offered } = await ask(
    `/store/payment-providers?region_id=${market.regionId}`,
  )
  /** @type {string | undefined} */
  const providerId = offered
    .map((/** @type {{ id: string }} */ { id }) => id)
    .find((/** @type {string} */ id) => id.startsWith("pp_amazon-pay_"))
  if (providerId === undefined) return host
  mountAmazonPayButton(host, {
    ...{ cart, checkoutUrl: "/checkout.html", store: address, providerId, button },
    language: market.locale,
  })
  return host
}
