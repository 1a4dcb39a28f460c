import { el } from "./dom.js"
import { notice, say } from "./notice.js"

/** Medusa's own provider: nothing is taken, somebody sends a bill. */
const PROVIDER = "pp_system_default"

/**
 * The way to pay that needs nobody else. Its fields begin with what the cart has already.
 * @param {import("./shop.js").Shop} shop
 * @param {any} cart
 * @param {{ wish: () => string | null, begin: () => void, placed: (order: any) => void, failed: () => void }} checkout
 */
export function invoiceForm({ ask, words, market }, cart, checkout) {
  const known = cart.shipping_address ?? {}
  const field = (
    /** @type {string} */ name,
    /** @type {string} */ label,
    /** @type {object} */ more = {},
  ) =>
    el(
      "label",
      { class: "field" },
      label,
      el("input", { name, required: true, value: known[name] ?? "", ...more }),
    )
  const country = el(
    "select",
    { name: "country_code", autocomplete: "country" },
    ...market.countries.map((code) =>
      el(
        "option",
        { value: code, selected: code === (known.country_code ?? market.country) },
        new Intl.DisplayNames(market.locale, { type: "region" }).of(code.toUpperCase()) ?? code,
      ),
    ),
  )
  const said = notice()
  const button = el("button", { class: "primary", type: "submit" }, words.orderByInvoice)
  const firstName = field("first_name", words.firstName, { autocomplete: "given-name" })
  const lastName = field("last_name", words.lastName, { autocomplete: "family-name" })
  const fields = el(
    "fieldset",
    { class: "fields" },
    field("email", words.email, {
      type: "email",
      autocomplete: "email",
      value: cart.email ?? "",
    }),
    ...(market.country === "jp" ? [lastName, firstName] : [firstName, lastName]),
    field("address_1", words.street, { autocomplete: "address-line1" }),
    field("postal_code", words.postalCode, { autocomplete: "postal-code" }),
    field("city", words.city, { autocomplete: "address-level2" }),
    field("province", words.province, { autocomplete: "address-level1", required: false }),
    el("label", { class: "field" }, words.country, country),
    button,
  )
  const form = el(
    "form",
    { class: "invoice" },
    el("p", { class: "quiet" }, words.invoiceHint),
    fields,
    said,
  )

  const order = async (/** @type {Record<string, string>} */ { email, ...address }) => {
    const company = known.company ?? undefined
    const whole = { ...address, company, address_2: known.address_2 ?? undefined }
    await ask(`/store/carts/${cart.id}`, { email, shipping_address: whole, billing_address: whole })
    const { payment_collection: collection } = await ask("/store/payment-collections", {
      cart_id: cart.id,
    })
    await ask(`/store/payment-collections/${collection.id}/payment-sessions`, {
      provider_id: PROVIDER,
    })
    const done = await ask(`/store/carts/${cart.id}/complete`, {})
    if (done.type !== "order") throw new Error(done.error?.message)
    return done.order
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (fields.disabled) return
    const wish = checkout.wish()
    say(said, wish ?? "")
    if (wish !== null) return
    const entered = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)))
    fields.disabled = true
    button.textContent = words.ordering
    checkout.begin()
    order(entered).then(checkout.placed, () => {
      fields.disabled = false
      button.textContent = words.orderByInvoice
      say(said, words.notOrdered)
      checkout.failed()
    })
  })
  return { form, fields }
}
