/** `OffAmazonPayments.Button`: a button that starts the login. */

/** @type {Record<string, string>} */
const labels = {
  PwA: "Pay with Amazon",
  Pay: "Amazon Pay",
  A: "Amazon",
  LwA: "Login with Amazon",
  Login: "Login",
}

/** @type {Record<string, string>} */
const heights = { small: "2rem", medium: "2.75rem", large: "3.25rem", "x-large": "4rem" }

/** @type {Record<string, string>} */
const colors = {
  gold: "background:#ffd814;color:#0f1111;border-color:#fcd200",
  lightgray: "background:#e7e9ec;color:#0f1111;border-color:#adb1b8",
  darkgray: "background:#37475a;color:#fff;border-color:#232f3e",
}

/**
 * @typedef {object} ButtonOptions
 * @property {string} [type]
 * @property {string} [color]
 * @property {string} [size]
 * @property {string} [language]
 * @property {() => unknown} authorization
 * @property {(error: object) => unknown} [onError]
 */

/**
 * @param {(code: string, message: string) => object} makeError
 */
export function createButton(makeError) {
  /**
   * @param {string} elementId
   * @param {string} sellerId
   * @param {ButtonOptions} options
   */
  return function Button(elementId, sellerId, options) {
    const host = document.getElementById(elementId)
    if (!host || !sellerId || typeof options?.authorization !== "function") {
      const missing = !sellerId
        ? "the seller id"
        : !host
          ? `the element ${elementId}`
          : "authorization"
      options?.onError?.(makeError("MissingParameter", `The button misses ${missing}.`))
      return
    }
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" })
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = labels[options.type ?? "PwA"] ?? "Amazon Pay"
    button.lang = "en"
    const look = colors[(options.color ?? "Gold").toLowerCase()] ?? colors["gold"]
    const height = heights[(options.size ?? "medium").toLowerCase()] ?? heights["medium"]
    button.style.cssText = `${look};height:${height};padding:0 1.25rem;border:1px solid;border-radius:.5rem;font:600 1rem system-ui,sans-serif;cursor:pointer`
    button.addEventListener("click", () => options.authorization())
    root.replaceChildren(button)
  }
}
