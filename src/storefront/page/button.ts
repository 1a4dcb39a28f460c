import type { AmazonPayCheckout } from "../checkout/checkout.ts"
import { freshElement, keepShown, widgetFailure } from "./place.ts"

/** How Amazon's button looks; the names are Amazon's. */
export interface ButtonLook {
  readonly type?: "PwA" | "Pay" | "A"
  readonly color?: "Gold" | "LightGray" | "DarkGray"
  readonly size?: "small" | "medium" | "large" | "x-large"
}

/**
 * Shows Amazon's button in an element while nobody is signed in.
 * @returns ends it and empties the element
 */
export function showButton(
  checkout: AmazonPayCheckout,
  host: HTMLElement,
  look: ButtonLook = {},
): () => void {
  return keepShown(
    checkout,
    host,
    ({ step }) => (step === "signed-out" || step === "signing-in" ? "button" : null),
    () => {
      const tools = checkout.getTools()
      if (!tools) return
      tools.amazon.payments.Button(freshElement(host), tools.config.seller_id, {
        type: look.type ?? "PwA",
        color: look.color ?? "Gold",
        size: look.size ?? "medium",
        language: checkout.getButtonLanguage(),
        authorization: checkout.signIn,
        onError: widgetFailure(checkout),
      })
    },
  )
}
