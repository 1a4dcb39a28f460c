const began = performance.now()

// A reader that goes away (`npm run demo | head`) is no reason to leave processes behind.
process.stdout.on("error", () => {})
process.stderr.on("error", () => {})

let silent = false

/** Nothing is said after an end has begun, though some step may still be on its way. */
export function fallSilent() {
  silent = true
}

/** @param {string} text */
export function say(text) {
  if (!silent) console.log(text)
}

/**
 * A line with the seconds since the start: plain lines read the same in a terminal, a log and a pipe.
 * @param {string} text
 */
export function progress(text) {
  say(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}`)
}

const WHO_WIDTH = 8

/** @type {import("../order-flow/two-parcel-order.mjs").Transcript} */
export const transcript = {
  heading: (text) => {
    say("")
    progress(text)
  },
  line: (who, text) => say(`          ${who.padEnd(WHO_WIDTH)} ${text}`),
}
