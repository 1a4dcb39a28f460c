import { showAmazonButton } from "./amazon-button.js"
import { el } from "./dom.js"
import { messageOf, notice, say } from "./notice.js"
import { picture } from "./pictures.js"
import { drawTop, openPage, setTitle } from "./shop.js"

/** @typedef {import("./shop.js").Shop} Shop */

await openPage(async (shop, main) => {
  setTitle(shop, shop.words.cart)
  const atOnce = el("div", { class: "amazon-button" })
  await draw(shop, main, atOnce)
  if (atOnce.isConnected) {
    void showAmazonButton(shop, atOnce, () => Promise.resolve(shop.basket.id ?? ""))
  }
})

/**
 * @param {Shop} shop
 * @param {HTMLElement} main
 * @param {HTMLElement} atOnce Amazon's button, the same however often the cart is drawn
 * @param {string} [wrong] what went wrong before
 */
async function draw(shop, main, atOnce, wrong = "") {
  const { words, money, basket } = shop
  const cart = await basket.open()
  if (!cart || cart.items.length === 0) {
    main.replaceChildren(
      el("h1", {}, words.cart),
      el("p", { class: "lead" }, words.emptyCart),
      el("a", { class: "primary", href: "/" }, words.back),
    )
    return
  }
  const change = async (/** @type {string} */ id, /** @type {number} */ quantity) => {
    main.setAttribute("aria-busy", "true")
    try {
      await basket.change(id, quantity)
      await draw(shop, main, atOnce)
      await drawTop(shop)
    } catch (error) {
      const text = messageOf(error)
      // What is shown of a cart that cannot be read either stays.
      await draw(shop, main, atOnce, text).catch(() => say(said, text))
    } finally {
      main.setAttribute("aria-busy", "false")
    }
  }
  const said = notice()
  say(said, wrong)
  const items = [...cart.items].sort((a, b) => a.created_at.localeCompare(b.created_at))
  main.replaceChildren(
    el("h1", {}, words.cart),
    el("ul", { class: "lines" }, ...items.map((item) => line(shop, item, change))),
    said,
    el(
      "div",
      { class: "cart-end" },
      el("p", { class: "sum" }, el("span", {}, words.subtotal), el("b", {}, money(goods(cart)))),
      el("p", { class: "quiet" }, words.beforeAddress),
      el("a", { class: "primary", href: "/checkout.html" }, words.toCheckout),
      atOnce,
    ),
  )
}

/** As the prices beside it are: with tax where they have it. @param {any} cart */
function goods({ items }) {
  return items.reduce(
    (/** @type {number} */ sum, /** @type {any} */ item) => sum + item.unit_price * item.quantity,
    0,
  )
}

/**
 * @param {Shop} shop
 * @param {any} item
 * @param {(id: string, quantity: number) => Promise<void>} change
 */
function line({ words, money }, item, change) {
  const press = (
    /** @type {string} */ sign,
    /** @type {string} */ name,
    /** @type {number} */ quantity,
  ) => {
    const button = el(
      "button",
      { type: "button", "aria-label": `${name}: ${item.product_title}` },
      sign,
    )
    button.addEventListener("click", () => void change(item.id, quantity))
    return button
  }
  const remove = el(
    "button",
    { type: "button", class: "link", "aria-label": `${words.remove}: ${item.product_title}` },
    words.remove,
  )
  remove.addEventListener("click", () => void change(item.id, 0))
  return el(
    "li",
    { class: "line" },
    picture(item.variant_sku ?? ""),
    el(
      "div",
      { class: "line-text" },
      el("b", {}, item.product_title),
      el("span", { class: "quiet" }, item.variant_title),
      el(
        "div",
        { class: "stepper" },
        press("−", words.fewer, item.quantity - 1),
        el("span", { "aria-label": words.quantity }, String(item.quantity)),
        press("+", words.more, item.quantity + 1),
        remove,
      ),
    ),
    el("span", { class: "line-price" }, money(item.unit_price * item.quantity)),
  )
}
