import { Basket, countOf } from "./basket.js"
import { el, find } from "./dom.js"
import { chooseMarket, chosenMarket, readMarkets } from "./markets.js"
import { storeAt } from "./store.js"
import { wordsFor } from "./words/words.js"

/**
 * @typedef {object} Shop everything a page needs
 * @property {import("./store.js").StoreAddress} address
 * @property {import("./store.js").Ask} ask
 * @property {import("./markets.js").Market} market
 * @property {import("./markets.js").Market[]} markets
 * @property {Basket} basket
 * @property {import("./words/words.js").Words} words
 * @property {(amount: number) => string} money
 */

/** @returns {Promise<Shop>} */
async function openShop() {
  const config = await (await fetch("/config.json")).json()
  const { backendUrl, publishableKey } = config
  const address = {
    baseUrl: backendUrl,
    publishableKey,
    credentials: /** @type {const} */ ("omit"),
  }
  const ask = storeAt(address)
  const markets = await readMarkets(ask)
  const market = chosenMarket(markets)
  const format = new Intl.NumberFormat(market.locale, {
    style: "currency",
    currency: market.currency,
  })
  return {
    address,
    ask,
    market,
    markets,
    basket: new Basket(ask, market),
    words: wordsFor(market.locale),
    money: (amount) => format.format(amount),
  }
}

/**
 * Shows what is the same on every page, then the page.
 * @param {(shop: Shop, main: HTMLElement) => Promise<void>} draw
 */
export async function openPage(draw) {
  const main = find("main")
  try {
    const shop = await openShop()
    document.documentElement.lang = shop.market.locale
    await drawTop(shop)
    find(".bottom").replaceChildren(el("p", {}, shop.words.footnote))
    await draw(shop, main)
  } catch (error) {
    console.error(error)
    main.replaceChildren(
      el("h1", {}, "Something is missing"),
      el("p", { role: "alert" }, "The store does not answer. Please load this page again."),
    )
  }
  main.setAttribute("aria-busy", "false")
}

/**
 * The head of the page, again whenever the cart has changed.
 * @param {Shop} shop
 */
export async function drawTop({ words, market, markets, basket }) {
  const count = countOf(await basket.read().then((cart) => (cart?.completed_at ? null : cart)))
  const choice = el(
    "select",
    { "aria-label": words.market },
    ...markets.map(({ country, name, currency }) =>
      el(
        "option",
        { value: country, selected: country === market.country },
        `${name} · ${currency.toUpperCase()}`,
      ),
    ),
  )
  choice.addEventListener("change", () => {
    chooseMarket(choice.value)
    const stays = ["/", "/index.html", "/product.html", "/cart.html"].includes(location.pathname)
    if (stays) location.reload()
    else location.assign("/")
  })
  find(".top").replaceChildren(
    el("a", { class: "brand", href: "/" }, "Tarn"),
    el(
      "nav",
      {},
      choice,
      el(
        "a",
        { class: "bag", href: "/cart.html" },
        words.cart,
        count > 0 ? el("span", { class: "count" }, String(count)) : null,
      ),
    ),
  )
}

/**
 * @param {Shop} shop
 * @param {string} [title]
 */
export function setTitle({ words }, title) {
  document.title = title ? `${title} · Tarn` : `Tarn · ${words.tagline}`
}
