import type { AmazonPayCheckout } from "../checkout/checkout.ts"
import type { CheckoutState } from "../checkout/state.ts"
import { freshElement, keepShown, widgetFailure } from "./place.ts"

/** Amazon wants the first wallet of a page to wait until an address is chosen; the address book makes its order reference. */
function hasItsTurn({ addressChosen, orderReferenceId }: CheckoutState, digital: boolean): boolean {
  return digital || (addressChosen && orderReferenceId !== null)
}

function keyOf(state: CheckoutState, digital: boolean): string | null {
  if (state.step !== "choosing" && state.step !== "declined") return null
  if (!hasItsTurn(state, digital)) return null
  // A wallet that creates its own order reference stays when it is known.
  const order = digital ? "" : state.orderReferenceId
  return [state.generation, state.declines, order, state.locked].join(" ")
}

function draw(checkout: AmazonPayCheckout, host: HTMLElement, state: CheckoutState): void {
  const tools = checkout.getTools()
  if (!tools) return
  const { amazon, config } = tools
  const id = state.orderReferenceId
  const currency = config.presentment_currency
  new amazon.payments.Widgets.Wallet({
    sellerId: config.seller_id,
    design: { designMode: "responsive" },
    ...(id === null ? {} : { amazonOrderReferenceId: id }),
    ...(currency === null ? {} : { presentmentCurrency: currency }),
    ...(state.locked ? { displayMode: "Read" } : {}),
    onOrderReferenceCreate: (order) =>
      checkout.tell({ type: "order-reference-created", id: order.getAmazonOrderReferenceId() }),
    onPaymentSelect: () => checkout.tell({ type: "payment-chosen" }),
    onError: widgetFailure(checkout),
  }).bind(freshElement(host))
}

/**
 * Shows Amazon's wallet in an element while the buyer has something to choose, and again after a decline.
 * @returns ends it and empties the element
 */
export function showWallet(checkout: AmazonPayCheckout, host: HTMLElement): () => void {
  const digital = checkout.options.digital ?? false
  return keepShown(
    checkout,
    host,
    (state) => keyOf(state, digital),
    (state) => draw(checkout, host, state),
  )
}
