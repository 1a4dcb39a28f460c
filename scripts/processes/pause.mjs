/**
 * Waits `milliseconds`.
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/**
 * Asks `question` until it answers something other than undefined, or until the time is up.
 * Everything that waits here waits with a bound, so that a stuck process ends in a sentence.
 * @template T
 * @param {() => T | undefined | Promise<T | undefined>} question
 * @param {{ withinMs: number, everyMs?: number }} limits
 * @returns {Promise<T | undefined>} undefined when the time is up
 */
export async function poll(question, { withinMs, everyMs = 100 }) {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await question()
    if (answer !== undefined) return answer
    if (Date.now() >= deadline) return undefined
    await pause(everyMs)
  }
}
