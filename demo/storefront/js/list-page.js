import { el } from "./dom.js"
import { lowestPrice, readGoods } from "./goods.js"
import { picture } from "./pictures.js"
import { openPage, setTitle } from "./shop.js"

await openPage(async (shop, main) => {
  const { words, money } = shop
  setTitle(shop)
  const products = await readGoods(shop)
  const cards = products.map((product) =>
    el(
      "li",
      {},
      el(
        "a",
        { class: "card", href: `/product.html?handle=${encodeURIComponent(product.handle)}` },
        picture(product.variants[0]?.sku ?? ""),
        el("span", { class: "card-title" }, product.title),
        el("span", { class: "card-price" }, words.from(money(lowestPrice(product)))),
      ),
    ),
  )
  main.replaceChildren(
    el(
      "div",
      { class: "opening" },
      el("h1", {}, words.tagline),
      el("p", { class: "lead" }, words.intro),
    ),
    el("ul", { class: "cards" }, ...cards),
  )
})
