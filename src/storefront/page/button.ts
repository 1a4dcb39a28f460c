import type { AmazonError } from "../amazon/globals.ts"
import type { AmazonPayCheckout } from "../checkout/checkout.ts"
import type { Tools } from "../checkout/load-tools.ts"
import { freshElement, keepShown, widgetFailure } from "./place.ts"

/** How Amazon's button looks; the names are Amazon's. */
export interface ButtonLook {
  readonly type?: "PwA" | "Pay" | "A"
  readonly color?: "Gold" | "LightGray" | "DarkGray"
  readonly size?: "small" | "medium" | "large" | "x-large"
}

/** Draws Amazon's button anew in an element. */
export function drawButton(
  { amazon, config }: Tools,
  host: HTMLElement,
  look: ButtonLook,
  pressed: { language: string; authorization: () => void; onError: (error: AmazonError) => void },
): void {
  amazon.payments.Button(freshElement(host), config.seller_id, {
    type: look.type ?? "PwA",
    color: look.color ?? "Gold",
    size: look.size ?? "medium",
    ...pressed,
  })
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
      drawButton(tools, host, look, {
        language: checkout.getButtonLanguage(),
        authorization: checkout.signIn,
        onError: widgetFailure(checkout),
      })
    },
  )
}
