const minuteMs = 60_000

/** After how many failures a notification is left to a person. The waits between them come to about two days. */
export const mostAttempts = 17

/** How long a notification waits for an order reference of this store before it is shown as nobody's. */
export const unmatchedAfterMs = 3 * 24 * 60 * minuteMs

/** When to try again what failed, or found nothing to match: twice as late each time, six hours at most. */
export function nextAttempt(attempts: number, now: Date): Date {
  const wait = Math.min(minuteMs * 2 ** Math.max(attempts - 1, 0), 6 * 60 * minuteMs)
  return new Date(now.getTime() + wait)
}
