import { el } from "./dom.js"
import { picture } from "./pictures.js"

/**
 * What is in a cart or an order, with what it comes to.
 * @param {import("./shop.js").Shop} shop
 * @param {any} order
 * @returns {HTMLElement[]}
 */
export function orderLines({ words, money, market }, order) {
  const inclusive = market.country !== "us"
  const lines = order.items.map((/** @type {any} */ item) =>
    el(
      "li",
      {},
      picture(item.variant_sku ?? ""),
      el(
        "span",
        {},
        `${item.product_title}`,
        el("small", {}, `${item.variant_title} · ${item.quantity} ×`),
      ),
      el("span", { class: "line-price" }, money(item.unit_price * item.quantity)),
    ),
  )
  const row = (/** @type {string} */ name, /** @type {number} */ amount, style = "") =>
    el("div", { class: style || "row" }, el("dt", {}, name), el("dd", {}, money(amount)))
  const goods = inclusive ? order.item_total : order.item_subtotal
  const shipping = inclusive ? order.shipping_total : order.shipping_subtotal
  return [
    el("ul", { class: "small-lines" }, ...lines),
    el(
      "dl",
      { class: "totals", "data-delivery": order.shipping_methods?.length ? "" : undefined },
      row(words.subtotal, goods),
      order.shipping_methods?.length ? row(words.delivery, shipping) : null,
      inclusive ? null : row(words.tax, order.tax_total),
      row(words.total, order.total, "row whole"),
      inclusive ? row(words.includedTax, order.tax_total, "row quiet") : null,
    ),
  ]
}
