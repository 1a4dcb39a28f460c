import { el } from "./dom.js"
import { messageOf, notice, say } from "./notice.js"

/**
 * What the store sends to where the cart goes.
 * @param {import("./shop.js").Shop} shop
 * @param {any} cart
 * @param {() => Promise<void>} chosen called once the store knows of the choice
 * @returns {Promise<HTMLElement>}
 */
export async function deliveryChoice({ ask, words, money }, cart, chosen) {
  const { shipping_options: options } = await ask(`/store/shipping-options?cart_id=${cart.id}`)
  const current = cart.shipping_methods?.at(-1)?.shipping_option_id
  const fieldset = el("fieldset", { class: "delivery" }, el("legend", {}, words.delivery))
  const said = notice()
  /** @type {Map<string, HTMLInputElement>} */
  const radios = new Map()
  for (const { id, name, amount } of options) {
    const radio = el("input", {
      type: "radio",
      name: "delivery",
      value: id,
      checked: id === current,
    })
    radio.addEventListener("change", () => void choose(id))
    radios.set(id, radio)
    fieldset.append(
      el(
        "label",
        { class: "choice" },
        radio,
        el("span", {}, name.split(",")[0]),
        el("span", { class: "line-price" }, money(amount)),
      ),
    )
  }
  const choose = async (/** @type {string} */ id) => {
    fieldset.disabled = true
    say(said, "")
    try {
      await ask(`/store/carts/${cart.id}/shipping-methods`, { option_id: id })
      await chosen()
    } catch (error) {
      // As the page shows the cart: an option that is chosen already could not be chosen again.
      for (const [each, radio] of radios) radio.checked = each === current
      say(said, messageOf(error))
    } finally {
      fieldset.disabled = false
    }
  }
  fieldset.append(said)
  return fieldset
}
