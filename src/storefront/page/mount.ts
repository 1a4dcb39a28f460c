import { AmazonPayCheckout } from "../checkout/checkout.ts"
import type { CheckoutOptions } from "../checkout/options.ts"
import type { StringChanges } from "../strings/choose.ts"
import { chooseStrings } from "../strings/choose.ts"
import { showAddressBook } from "./address-book.ts"
import type { ButtonLook } from "./button.ts"
import { showButton } from "./button.ts"
import { element, freshId, setText } from "./elements.ts"
import type { CheckoutView } from "./view.ts"
import { viewOf } from "./view.ts"
import { showWallet } from "./wallet.ts"

export interface MountOptions extends CheckoutOptions {
  readonly strings?: StringChanges
  readonly button?: ButtonLook
}

export interface MountedCheckout {
  readonly checkout: AmazonPayCheckout
  /** Takes it off the page. */
  readonly unmount: () => void
}

/** Room that Amazon's widgets need. */
const widgetRoom = "min-height:228px"

/** A widget's place with a heading that names it. */
function widgetPart(name: string): { part: HTMLElement; title: HTMLElement; host: HTMLElement } {
  const id = freshId(name)
  const title = element("h3", { id, className: "amazon-pay-title" })
  const host = element("div", { className: `amazon-pay-${name}` })
  host.style.cssText = widgetRoom
  const part = element("div", { className: "amazon-pay-part" }, title, host)
  part.setAttribute("role", "group")
  part.setAttribute("aria-labelledby", id)
  return { part, title, host }
}

/** Everything a buyer sees of a checkout, built once; `draw` keeps it true. */
function build(checkout: AmazonPayCheckout) {
  const alert = element("p", { className: "amazon-pay-alert", tabIndex: -1 })
  alert.setAttribute("role", "alert")
  const status = element("p", { className: "amazon-pay-status" })
  status.setAttribute("role", "status")
  const hint = element("p", { className: "amazon-pay-hint" })
  const button = element("div", { className: "amazon-pay-button" })
  const addressBook = widgetPart("address-book")
  const wallet = widgetPart("wallet")
  const wishes = element("ul", { className: "amazon-pay-wishes" })
  const total = element("p", { className: "amazon-pay-total" })
  const agreed = element("input", { type: "checkbox", id: freshId("consent") })
  agreed.addEventListener("change", () => checkout.setConsent(agreed.checked))
  const consentLabel = element("label", { htmlFor: agreed.id })
  const consent = element("p", { className: "amazon-pay-consent" }, agreed, " ", consentLabel)
  const press = (name: string, act: () => void): HTMLButtonElement => {
    const made = element("button", { type: "button", className: `amazon-pay-${name}` })
    made.addEventListener("click", act)
    return made
  }
  const placeOrder = press("place-order", checkout.placeOrder)
  const retry = press("retry", checkout.retry)
  const signOut = press("sign-out", checkout.signOut)
  const parts = [
    alert,
    status,
    hint,
    button,
    addressBook.part,
    wallet.part,
    wishes,
    total,
    consent,
    placeOrder,
    retry,
    signOut,
  ]

  const draw = (view: CheckoutView): void => {
    setText(status, view.status)
    setText(hint, view.hint)
    addressBook.part.hidden = view.address === null
    setText(addressBook.title, view.address)
    wallet.part.hidden = view.payment === null
    setText(wallet.title, view.payment)
    wishes.hidden = view.wishes.length === 0
    wishes.replaceChildren(...view.wishes.map((wish) => element("li", {}, wish)))
    setText(total, view.total)
    consent.hidden = view.consent === null
    agreed.checked = view.consent?.agreed ?? false
    setText(consentLabel, view.consent?.label ?? null)
    setText(placeOrder, view.placeOrder?.label ?? null)
    placeOrder.disabled = !view.placeOrder?.enabled
    setText(retry, view.retry)
    setText(signOut, view.signOut)
    const alerted = alert.textContent
    setText(alert, view.alert)
    // What was pressed may be gone: whoever uses the keyboard goes on at what happened.
    if (view.alert !== null && view.alert !== alerted) alert.focus({ preventScroll: false })
  }
  return { parts, button, addressBook: addressBook.host, wallet: wallet.host, draw }
}

/**
 * Puts a whole checkout with Amazon Pay into an element: button, address book, wallet, consent, order button, and
 * what there is to say. Classes begin with `amazon-pay-`; the shop gives them their looks.
 */
export function mountAmazonPay(host: HTMLElement, options: MountOptions): MountedCheckout {
  const checkout = new AmazonPayCheckout(options)
  const built = build(checkout)
  const section = element("section", { className: "amazon-pay" }, ...built.parts)
  const draw = (): void => {
    const language = checkout.getLanguage()
    const strings = chooseStrings(language, options.strings)
    const view = viewOf(checkout.getState(), strings, language, options.digital ?? false)
    section.lang = language
    section.setAttribute("aria-label", strings.region)
    section.dataset["step"] = view.step
    section.setAttribute("aria-busy", String(view.step === "placing" || view.step === "checking"))
    built.draw(view)
  }
  host.replaceChildren(section)
  draw()
  const ends = [
    checkout.subscribe(draw),
    showButton(checkout, built.button, options.button),
    ...(options.digital ? [] : [showAddressBook(checkout, built.addressBook)]),
    showWallet(checkout, built.wallet),
  ]
  checkout.start()
  return {
    checkout,
    unmount: () => {
      for (const end of ends) end()
      checkout.stop()
      section.remove()
    },
  }
}
