/** The address book and the wallet: a frame of the simulator's in an element of the shop's. */

import { followOrder, forgetOrder, orderNotShown, orderShown } from "./page-order.js"
import { readToken } from "./token.js"

/**
 * @typedef {object} WidgetOptions
 * @property {string} [sellerId]
 * @property {string} [amazonOrderReferenceId]
 * @property {string} [displayMode]
 * @property {string} [presentmentCurrency]
 * @property {string} [agreementType]
 * @property {{ designMode?: string, size?: { width?: string, height?: string } }} [design]
 * @property {(order: OrderHandle) => unknown} [onOrderReferenceCreate]
 * @property {(order: OrderHandle) => unknown} [onReady]
 * @property {(order: OrderHandle) => unknown} [onAddressSelect]
 * @property {(order: OrderHandle) => unknown} [onPaymentSelect]
 * @property {(error: object) => unknown} [onError]
 */

/** @typedef {{ getAmazonOrderReferenceId(): string }} OrderHandle */

/**
 * @param {string} code
 * @param {string} message
 */
export function widgetError(code, message) {
  return { getErrorCode: () => code, getErrorMessage: () => message }
}

/** @param {string} id @returns {OrderHandle} */
function orderHandle(id) {
  return { getAmazonOrderReferenceId: () => id }
}

/** Widgets on the page, by the window of their frame. @type {Map<MessageEventSource, Widget>} */
const shown = new Map()

class Widget {
  /** @type {HTMLIFrameElement | null} */
  #frame = null
  /** @type {string | null} */
  #orderReferenceId
  /** Whether the frame has said what it shows, or why it cannot. */
  #answered = false

  /**
   * @param {{ base: string, environment: string }} settings
   * @param {"address-book" | "wallet"} kind
   * @param {WidgetOptions} options
   */
  constructor(settings, kind, options) {
    this.settings = settings
    this.kind = kind
    this.options = options ?? {}
    this.#orderReferenceId = this.options.amazonOrderReferenceId ?? null
  }

  /** @param {string} currency */
  setPresentmentCurrency(currency) {
    this.options = { ...this.options, presentmentCurrency: currency }
    return this
  }

  /** Shows the widget in an element, again if it was shown before. @param {string} elementId */
  bind(elementId) {
    const host = document.getElementById(elementId)
    if (!host) {
      this.#fail("MissingParameter", `There is no element ${elementId}.`)
      return this
    }
    if (this.options.agreementType) {
      this.#fail("InvalidParameterValue", "The simulator's widgets show order references only.")
      return this
    }
    this.#leave()
    const frame = document.createElement("iframe")
    frame.src = `${this.settings.base}/widgets/${this.kind}`
    frame.title = this.kind === "wallet" ? "Amazon Pay wallet" : "Amazon Pay address book"
    const size = this.options.design?.size
    frame.style.cssText = `border:0;width:${size?.width ?? "100%"};height:${size?.height ?? "100%"};min-height:${size?.height ?? "228px"}`
    host.replaceChildren(frame)
    this.#frame = frame
    this.#answered = false
    if (frame.contentWindow) shown.set(frame.contentWindow, this)
    return this
  }

  #leave() {
    const view = this.#frame?.contentWindow
    if (view) shown.delete(view)
    this.#frame = null
  }

  /** @param {Record<string, unknown>} message */
  #tell(message) {
    this.#frame?.contentWindow?.postMessage(message, this.settings.base)
  }

  /** @param {string | null} id */
  #open(id) {
    this.#tell({
      open: {
        environment: this.settings.environment,
        sellerId: this.options.sellerId ?? null,
        token: readToken(),
        orderReferenceId: id,
        readOnly: this.options.displayMode === "Read",
        presentmentCurrency: this.options.presentmentCurrency ?? null,
      },
    })
  }

  /** Shows what is true now, such as after another address was chosen. */
  refresh() {
    if (this.#orderReferenceId !== null) this.#open(this.#orderReferenceId)
  }

  /** @param {string} code @param {string} message */
  #fail(code, message) {
    this.#answered = true
    if (this.kind === "address-book") orderNotShown()
    this.options.onError?.(widgetError(code, message))
  }

  /** What the frame says. @param {any} said */
  hear(said) {
    if (said.event === "hello") {
      if (this.#orderReferenceId !== null || this.kind === "address-book") {
        this.#open(this.#orderReferenceId)
      } else followOrder((id) => this.#open(id), isAddressBookComing())
      return
    }
    if (said.event === "error") {
      this.#fail(String(said.code), String(said.message))
      return
    }
    this.#answered = true
    const order = orderHandle(String(said.orderReferenceId))
    this.#orderReferenceId = order.getAmazonOrderReferenceId()
    if (said.event === "shown") {
      orderShown(this.#orderReferenceId)
      if (said.created) this.options.onOrderReferenceCreate?.(order)
      this.options.onReady?.(order)
    }
    if (said.chosen && this.options.displayMode !== "Read") this.#chosen(order, said.event)
  }

  /** @param {OrderHandle} order @param {string} event */
  #chosen(order, event) {
    if (this.kind === "wallet") {
      this.options.onPaymentSelect?.(order)
      return
    }
    this.options.onAddressSelect?.(order)
    if (event !== "picked") return
    // Amazon's wallet renders itself anew when another address was chosen.
    for (const other of shown.values()) if (other.kind === "wallet") other.refresh()
  }

  isOnPage() {
    return this.#frame?.isConnected ?? false
  }

  isComing() {
    return this.isOnPage() && !this.#answered
  }
}

function isAddressBookComing() {
  return [...shown.values()].some((other) => other.kind === "address-book" && other.isComing())
}

/**
 * @param {{ base: string, environment: string }} settings
 */
export function createWidgets(settings) {
  window.addEventListener("message", (event) => {
    const widget = event.source && shown.get(event.source)
    if (!widget || event.origin !== settings.base || !event.data?.amazonPaySimulator) return
    if (!widget.isOnPage()) shown.delete(/** @type {MessageEventSource} */ (event.source))
    else widget.hear(event.data.amazonPaySimulator)
  })
  return {
    AddressBook: class AddressBook extends Widget {
      /** @param {WidgetOptions} options */
      constructor(options) {
        super(settings, "address-book", options)
      }
    },
    Wallet: class Wallet extends Widget {
      /** @param {WidgetOptions} options */
      constructor(options) {
        super(settings, "wallet", options)
      }
    },
  }
}

export { forgetOrder }
