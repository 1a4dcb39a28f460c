import { ClosedError, connectionError } from "./connection-error"
import { MwsError, MwsNotNowError } from "./errors"
import type { NoTurn } from "./rate-limiter/rate-limiter"

/** A wait for a turn that ended without one, as a typed error. Nothing was sent. */
export function turnError(
  action: string,
  { retryInMs }: NoTurn,
  { clientClosed }: { clientClosed: boolean },
): MwsError {
  if (clientClosed) {
    return connectionError(action, new ClosedError("closed"))
  }
  const details = { action, retriable: true, outcome: "not-done" } as const
  return retryInMs === undefined
    ? new MwsError(`${action}: the wait for Amazon's quota was aborted`, {
        ...details,
        code: "Aborted",
      })
    : new MwsNotNowError(
        `${action}: Amazon's quota leaves no room for this call now; try again in ${retryInMs} ms`,
        { ...details, code: "NotNow", retryInMs },
      )
}
