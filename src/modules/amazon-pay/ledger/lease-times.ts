/** How long a dead holder keeps others out, in seconds. A living one renews its lease well before. */
export const leaseSeconds = 30

/** Two renewals may fail, as while the database restarts, before the lease runs out. Milliseconds. */
export const renewEveryMs = (leaseSeconds * 1_000) / 3

/**
 * How long somebody waits for an order that another one works on: longer than a lease, so that a dead holder is outlasted.
 * Milliseconds.
 */
export const patienceMs = 2 * leaseSeconds * 1_000

const shortestPauseMs = 25
export const longestPauseMs = 250

/**
 * How long to wait before the next try to take a lease: short at first, since most work is short.
 * @param tries how many have failed; 1 after the first
 * @returns milliseconds, never more than what is left; null when nothing is left
 */
export function pauseBeforeTry(tries: number, leftMs: number): number | null {
  if (leftMs <= 0) return null
  return Math.min(shortestPauseMs * 2 ** (tries - 1), longestPauseMs, leftMs)
}
