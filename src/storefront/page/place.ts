import type { AmazonError } from "../amazon/globals.ts"
import type { AmazonPayCheckout } from "../checkout/checkout.ts"
import type { CheckoutState } from "../checkout/state.ts"

let count = 0

/** A fresh element with an id of its own inside another: Amazon's script finds elements by id only. */
export function freshElement(host: HTMLElement): string {
  count += 1
  const inner = host.ownerDocument.createElement("div")
  inner.id = `amazon-pay-${count}`
  // Amazon's widgets are as high as what they are bound to: the shop gives the place its height.
  inner.style.height = "100%"
  host.replaceChildren(inner)
  return inner.id
}

export function widgetFailure(checkout: AmazonPayCheckout): (error: AmazonError) => void {
  return (error) =>
    checkout.tell({
      type: "widget-failed",
      code: error.getErrorCode(),
      message: error.getErrorMessage(),
    })
}

/**
 * Keeps an element in step with a checkout: whenever what it depends on changes, it is drawn anew.
 * @param keyOf what the drawing depends on; null leaves the element empty
 * @returns ends it and empties the element
 */
export function keepShown(
  checkout: AmazonPayCheckout,
  host: HTMLElement,
  keyOf: (state: CheckoutState) => string | null,
  draw: (state: CheckoutState) => void,
): () => void {
  let shown: string | null = null
  let planned: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    planned = undefined
    const state = checkout.getState()
    const key = checkout.getTools() ? keyOf(state) : null
    if (key === shown) return
    shown = key
    if (key === null) host.replaceChildren()
    else draw(state)
  }
  // Whoever draws the page around it goes first: Amazon's widgets measure the place they are put in.
  const plan = (): void => {
    planned ??= setTimeout(look)
  }
  const end = checkout.subscribe(plan)
  plan()
  return () => {
    end()
    clearTimeout(planned)
    host.replaceChildren()
  }
}
