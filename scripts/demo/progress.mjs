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

const SAID_EVERY_MS = 15_000

/**
 * Says every quarter of a minute that something long is still being done.
 * @template T
 * @param {string} what such as "Building the plugin"
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const saying = setInterval(() => progress(`… ${what}`), SAID_EVERY_MS)
  try {
    return await work
  } finally {
    clearInterval(saying)
  }
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
