import type { AmazonPayCheckout } from "../checkout/checkout.ts"
import type { CheckoutState } from "../checkout/state.ts"
import { freshElement, keepShown, widgetFailure } from "./place.ts"

/** After a decline, and once the order is confirmed, the address stands. */
function standsFixed({ step, locked }: CheckoutState): boolean {
  return step === "declined" || locked
}

function keyOf(state: CheckoutState): string | null {
  if (state.step !== "choosing" && state.step !== "declined") return null
  return `${state.generation} ${standsFixed(state) ? "read" : "choose"}`
}

function draw(checkout: AmazonPayCheckout, host: HTMLElement, state: CheckoutState): void {
  const tools = checkout.getTools()
  if (!tools) return
  const id = state.orderReferenceId
  new tools.amazon.payments.Widgets.AddressBook({
    sellerId: tools.config.seller_id,
    design: { designMode: "responsive" },
    ...(id === null ? {} : { amazonOrderReferenceId: id }),
    ...(standsFixed(state) ? { displayMode: "Read" } : {}),
    onOrderReferenceCreate: (order) =>
      checkout.tell({ type: "order-reference-created", id: order.getAmazonOrderReferenceId() }),
    onAddressSelect: () => checkout.tell({ type: "address-chosen" }),
    onError: widgetFailure(checkout),
  }).bind(freshElement(host))
}

/**
 * Shows Amazon's address book in an element while the buyer has something to choose.
 * @returns ends it and empties the element
 */
export function showAddressBook(checkout: AmazonPayCheckout, host: HTMLElement): () => void {
  return keepShown(checkout, host, keyOf, (state) => draw(checkout, host, state))
}
