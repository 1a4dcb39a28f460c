import { orderNotice } from "medusa-payment-amazon-pay/storefront"
import { el } from "./dom.js"
import { orderLines } from "./order-lines.js"
import { provinceName } from "./provinces.js"
import { openPage, setTitle } from "./shop.js"

const FIELDS = [
  "id,display_id,email,currency_code",
  "item_subtotal,shipping_subtotal,tax_total,total,item_total,shipping_total",
  "*items,*shipping_address,*shipping_methods,*payment_collections,*payment_collections.payments",
].join(",")

await openPage(async (shop, main) => {
  const { address: store, ask, market, words } = shop
  const query = new URLSearchParams(location.search)
  const id = query.get("order") ?? ""
  const cartId = query.get("cart")
  const { order } = await ask(`/store/orders/${encodeURIComponent(id)}?fields=${FIELDS}`)
  setTitle(shop, words.orderNumber(order.display_id))
  const providers = (order.payment_collections ?? []).flatMap((/** @type {any} */ each) =>
    (each.payments ?? []).map((/** @type {any} */ payment) => payment.provider_id),
  )
  const byInvoice = providers.some((/** @type {string} */ each) => each.startsWith("pp_system"))
  const notice =
    cartId === null || byInvoice
      ? null
      : // The order is placed, whether or not this can be asked.
        await orderNotice({ store, cartId, language: market.locale }).catch(() => null)
  // An order that waits for Amazon has no payment yet.
  const byAmazon = notice !== null || (providers.length > 0 && !byInvoice)
  main.replaceChildren(
    el(
      "div",
      { class: "opening" },
      el("h1", {}, words.thanks),
      el("p", { class: "lead", "data-order": order.id }, words.orderNumber(order.display_id)),
      notice ? el("p", { role: "status", "data-notice": "" }, notice) : null,
    ),
    el(
      "div",
      { class: "confirmed" },
      el("section", { class: "panel" }, el("h2", {}, words.yourOrder), ...orderLines(shop, order)),
      el(
        "div",
        { class: "facts" },
        el("h2", {}, words.sentTo),
        el("address", {}, ...addressLines(order.shipping_address, shop.market.locale)),
        el("p", { class: "quiet" }, order.email),
        el("h2", {}, words.paidWith),
        el("p", {}, byAmazon ? words.amazonPay : words.invoice),
        byAmazon ? el("p", { class: "quiet" }, words.chargedLater) : null,
        el("a", { class: "primary", href: "/" }, words.onwards),
      ),
    ),
  )
})

/**
 * An address as it stands on a parcel of its country.
 * @param {any} address
 * @param {string} locale
 */
function addressLines(address, locale) {
  const { company, address_1: street, address_2: more, postal_code: code, city, province } = address
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(
    address.country_code.toUpperCase(),
  )
  const name = [address.first_name, address.last_name].filter(Boolean)
  /** @type {Record<string, (string | null)[]>} */
  const orders = {
    jp: [
      `〒${code}`,
      `${provinceName(province)}${city ?? ""}${street}`,
      more,
      company,
      `${[...name].reverse().join(" ")} 様`,
    ],
    us: [name.join(" "), company, street, more, `${city}, ${provinceName(province)} ${code}`],
  }
  const lines = orders[address.country_code] ?? [
    company,
    name.join(" "),
    street,
    more,
    `${code} ${city}`,
  ]
  return [...lines, country]
    .filter(Boolean)
    .flatMap((text, index) => (index === 0 ? [String(text)] : [el("br"), String(text)]))
}
