import { IpnError } from "./errors"

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE

/**
 * Milliseconds a message may be old. SNS repeats one for 14 days, always with the timestamp of its first sending; the
 * day more is for the last try and for clocks.
 */
export const MAX_AGE_MS = 15 * DAY

/** Milliseconds a message may come from the future; a clock that is further off cannot call MWS either. */
export const CLOCK_SKEW_MS = 15 * MINUTE

/**
 * Refuses a message whose `Timestamp` is out of bounds at a moment. Only SNS can set the timestamp, so a message from
 * the future means that this machine's clock is slow: the message may come again when the clock has caught up.
 *
 * @throws IpnError `TooOld`, or `FromTheFuture`, which is retryable.
 */
export function checkMessageTime(
  timestamp: string,
  at: Date,
  bounds: { maxAgeMs: number; clockSkewMs: number },
): void {
  const age = at.getTime() - Date.parse(timestamp)
  // Written so that an unreadable time, a NaN, is a refusal.
  if (!(age <= bounds.maxAgeMs)) {
    throw new IpnError("TooOld", "the message is older than Amazon would still send it")
  }
  if (!(-age <= bounds.clockSkewMs)) {
    throw new IpnError(
      "FromTheFuture",
      "the message is from the future: check this machine's clock",
    )
  }
}
