import { found, type Verdict } from "./finding"

const minute = 60_000

/** Amazon refuses requests that are dated further off (reference §2.2). */
export const refusedSkewMs = 15 * minute

/** A clock that is set by the network is right to a second; one that is further off will drift on. */
const toleratedSkewMs = 2 * minute

/**
 * Judges this machine's clock.
 * @param skewMs how far it is ahead of Amazon's, in milliseconds; null when Amazon's is not known
 */
export function judgeClock(skewMs: number | null): Verdict {
  if (skewMs === null) return found("clock-unknown")
  const off = Math.abs(skewMs)
  if (off <= toleratedSkewMs) return found("clock-agrees")
  const minutes = Math.round(off / minute)
  if (off <= refusedSkewMs) return found(skewMs > 0 ? "clock-ahead" : "clock-behind", { minutes })
  return found(skewMs > 0 ? "clock-too-far-ahead" : "clock-too-far-behind", {
    minutes,
    most: refusedSkewMs / minute,
  })
}
