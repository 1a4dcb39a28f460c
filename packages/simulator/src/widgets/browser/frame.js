/** Runs inside a widget's frame: hears from the shop's page what to show, shows it, and tells what the buyer did. */

import { choiceList, note } from "./frame-list.js"

const kind = document.body.dataset["widget"]
const place = /** @type {HTMLElement} */ (document.getElementById("widget"))

/** @type {string | null} */
let shop = null
/** @type {Record<string, unknown>} */
let visit = {}

/** @param {Record<string, unknown>} message */
function tell(message) {
  // Before the shop has spoken its origin is not known, and the greeting holds nothing.
  window.parent.postMessage({ amazonPaySimulator: message }, shop ?? "*")
}

/** @param {string} code @param {string} message */
function fail(code, message) {
  place.replaceChildren(note(message, "alert"))
  tell({ event: "error", code, message })
}

/** @param {Record<string, unknown>} body */
async function ask(body) {
  try {
    const response = await fetch(`/widgets/${kind}`, { method: "POST", body: JSON.stringify(body) })
    return await response.json()
  } catch {
    return { error: { code: "UnknownError", message: "Amazon Pay cannot be reached." } }
  }
}

/**
 * @param {"shown" | "picked"} event
 * @param {number} [position]
 */
async function show(event, position) {
  place.setAttribute("aria-busy", "true")
  const answer = await ask({ ...visit, position })
  place.removeAttribute("aria-busy")
  if (answer.error) {
    fail(answer.error.code, answer.error.message)
    return
  }
  visit = { ...visit, orderReferenceId: answer.orderReferenceId }
  // A list the buyer is in the middle of keeps its focus: only a fresh one is drawn.
  if (event === "shown") {
    const list = choiceList(
      answer,
      visit["readOnly"] === true,
      (picked) => void show("picked", picked),
    )
    place.replaceChildren(list)
  }
  const chosen = answer.choices.some((/** @type {{ chosen: boolean }} */ choice) => choice.chosen)
  tell({ event, orderReferenceId: answer.orderReferenceId, created: answer.created, chosen })
}

window.addEventListener("message", (event) => {
  if (event.source !== window.parent || !event.data?.open) return
  shop = event.origin
  visit = event.data.open
  void show("shown")
})
tell({ event: "hello" })
