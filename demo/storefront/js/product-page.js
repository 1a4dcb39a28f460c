import { showAmazonButton } from "./amazon-button.js"
import { el } from "./dom.js"
import { readGoods } from "./goods.js"
import { messageOf } from "./notice.js"
import { picture } from "./pictures.js"
import { drawTop, openPage, setTitle } from "./shop.js"

await openPage(async (shop, main) => {
  const { words, money, basket, market } = shop
  const handle = new URLSearchParams(location.search).get("handle") ?? ""
  const [product] = await readGoods(shop, handle)
  const back = el("a", { class: "back", href: "/" }, `← ${words.back}`)
  const first = product?.variants[0]
  if (!product || !first) {
    main.replaceChildren(back, el("h1", {}, words.notFound))
    return
  }
  setTitle(shop, product.title)

  let chosen = first
  const shown = el("div", { class: "product-picture" })
  const price = el("p", { class: "product-price" })
  const show = () => {
    shown.replaceChildren(picture(chosen.sku ?? "", `${product.title}, ${chosen.title}`))
    price.textContent = money(chosen.calculated_price.calculated_amount)
  }
  const choices = product.variants.map((variant) => {
    const radio = el("input", {
      type: "radio",
      name: "variant",
      value: variant.id,
      checked: variant === chosen,
    })
    radio.addEventListener("change", () => {
      chosen = variant
      show()
    })
    return el("label", { class: "pill" }, radio, el("span", {}, variant.title))
  })
  const quantity = el(
    "select",
    { name: "quantity", "aria-label": words.quantity },
    ...[1, 2, 3, 4, 5].map((number) => el("option", { value: String(number) }, String(number))),
  )
  const said = el("p", { class: "said", role: "status" })
  const add = el("button", { class: "primary", type: "submit" }, words.add)
  const form = el(
    "form",
    {},
    el(
      "fieldset",
      { class: "pills" },
      el("legend", {}, product.options[0]?.title ?? ""),
      ...choices,
    ),
    el("div", { class: "add" }, quantity, add),
    said,
  )
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    void put()
  })
  const put = async () => {
    add.disabled = true
    said.replaceChildren()
    try {
      await basket.add(chosen.id, Number(quantity.value))
      await drawTop(shop)
      said.replaceChildren(`${words.added} `, el("a", { href: "/cart.html" }, words.toCart))
    } catch (error) {
      said.textContent = messageOf(error)
    } finally {
      add.disabled = false
    }
  }
  const atOnce = el("div", { class: "amazon-button" })
  show()
  main.replaceChildren(
    back,
    el(
      "article",
      { class: "product" },
      shown,
      el(
        "div",
        { class: "product-text" },
        el("h1", {}, product.title),
        price,
        el("p", { class: "quiet" }, market.country === "us" ? words.withoutTax : words.withTax),
        el("p", {}, product.description),
        form,
        atOnce,
      ),
    ),
  )
  void showAmazonButton(shop, atOnce, async () => {
    await basket.add(chosen.id, Number(quantity.value))
    return basket.id ?? ""
  })
})
