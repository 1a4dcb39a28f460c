import { mountAmazonPay } from "medusa-payment-amazon-pay/storefront"
import { deliveryChoice } from "./delivery.js"
import { el } from "./dom.js"
import { invoiceForm } from "./invoice.js"
import { orderLines } from "./order-lines.js"
import { openPage, setTitle } from "./shop.js"

/** Steps of Amazon Pay in which it needs another way to pay beside it. */
const OUT = new Set(["unavailable", "other-method"])
/** Steps in which an order may be about to be placed: nobody else places one then. */
const AT_WORK = new Set(["placing", "at-amazon", "checking", "uncertain", "placed"])
/** Steps in which Amazon Pay waits for the buyer, and not for an answer. */
const AT_REST = new Set(["signed-out", "choosing", "declined", "unavailable", "other-method"])

await openPage(async (shop, main) => {
  const { ask, basket, words, market } = shop
  setTitle(shop, words.checkout)
  const first = await basket.read()
  if (!first || first.items.length === 0) {
    main.replaceChildren(
      el("h1", {}, words.checkout),
      el("p", { class: "lead" }, words.emptyCart),
      el("a", { class: "primary", href: "/" }, words.back),
    )
    return
  }
  let cart = first

  const host = el("div", { id: "amazon-pay" })
  const order = el("section", { class: "panel order" })
  const otherWay = el("details", { class: "other-way" })
  main.replaceChildren(
    el("h1", {}, words.checkout),
    el(
      "div",
      { class: "checkout" },
      order,
      el(
        "div",
        { class: "ways" },
        el("section", { class: "panel" }, el("h2", {}, words.payWithAmazon), host),
        el("p", { class: "or" }, words.or),
        otherWay,
      ),
    ),
  )

  const leave = (/** @type {{ id: string }} */ placed) => {
    basket.forget()
    const query = new URLSearchParams({ order: placed.id, cart: cart.id })
    location.replace(`/confirmation.html?${query}`)
  }
  /** A cart that was an order already when this page came: the answer to the order was lost. */
  const findOrder = async () => {
    checkout.signOut()
    leave((await ask(`/store/carts/${cart.id}/complete`, {})).order)
  }

  const { checkout } = mountAmazonPay(host, {
    cartId: cart.id,
    store: shop.address,
    language: market.locale,
    button: { size: "x-large" },
    onNotice(notice) {
      if (notice.type === "order-placed") leave(notice.order)
      if (notice.type === "cart-updated") void refresh()
      if (notice.type !== "step") return
      if (cart.completed_at && AT_REST.has(notice.step)) void findOrder()
      if (invoice) invoice.fields.disabled = AT_WORK.has(notice.step)
      if (OUT.has(notice.step)) otherWay.open = true
    },
  })
  const wish = () => (cart.shipping_methods?.length ? null : words.chooseDelivery)

  const makeInvoice = () =>
    invoiceForm(shop, cart, {
      wish,
      // Two ways at once would be two payments.
      begin: () => (host.inert = true),
      failed: () => (host.inert = false),
      placed: (placed) => {
        checkout.signOut()
        leave(placed)
      },
    })
  /** @type {ReturnType<typeof makeInvoice> | null} */
  let invoice = null
  const showInvoice = () => {
    invoice = makeInvoice()
    invoice.fields.disabled = AT_WORK.has(checkout.getState().step)
    otherWay.replaceChildren(el("summary", {}, words.payByInvoice), invoice.form)
  }
  const showOrder = async () => {
    checkout.hold(wish())
    order.replaceChildren(
      el("h2", {}, words.yourOrder),
      await deliveryChoice(shop, cart, chosen),
      ...orderLines(shop, cart),
    )
  }
  const refresh = async () => {
    if (cart.completed_at) return
    cart = (await basket.read()) ?? cart
    if (!otherWay.contains(document.activeElement)) showInvoice()
    await showOrder()
  }
  const chosen = async () => {
    cart = (await basket.read()) ?? cart
    checkout.cartChanged()
    await showOrder()
  }
  // Of a cart that is an order already there is nothing to choose any more.
  if (cart.completed_at) return
  showInvoice()
  await showOrder()
})
