import { setTimeout as sleep } from "node:timers/promises"

/**
 * How long something may take that a test waits for. Nothing that works takes so long, on no machine: it is for what hangs,
 * and for that it should be said what was waited for.
 */
export const patienceMs = 180_000

/**
 * Waits for something that happens.
 * @param what is waited for, as in "Waited for … in vain"; asked for when it has not happened
 * @throws Error that names it, when it has not happened after three minutes
 */
export async function happens<T>(what: () => string, event: Promise<T>): Promise<T> {
  const enough = new AbortController()
  const late = sleep(patienceMs, undefined, { signal: enough.signal }).then(() => {
    throw new Error(`Waited for ${what()} in vain, for ${patienceMs / 1000} seconds.`)
  })
  try {
    return await Promise.race([event, late])
  } finally {
    enough.abort()
    late.catch(() => undefined)
  }
}
