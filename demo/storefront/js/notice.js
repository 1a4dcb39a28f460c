import { el } from "./dom.js"

/** A place for what went wrong, hidden while nothing has. */
export function notice() {
  return el("p", { class: "wrong", role: "alert", hidden: true })
}

/**
 * @param {HTMLElement} place
 * @param {string} text nothing hides it again
 */
export function say(place, text) {
  place.hidden = text === ""
  place.textContent = text
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
