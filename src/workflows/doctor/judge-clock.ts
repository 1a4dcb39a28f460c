import { well, wrong, type Verdict } from "./finding"

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
  if (skewMs === null) return well("clock", "Amazon's answer has no date to compare with.")
  const off = Math.abs(skewMs)
  if (off <= toleratedSkewMs) return well("clock", "This machine's clock agrees with Amazon's.")
  const how = `This machine's clock is ${Math.round(off / minute)} minutes ${skewMs > 0 ? "ahead of" : "behind"} Amazon's`
  return wrong(
    "clock",
    off > refusedSkewMs
      ? `${how}, and Amazon refuses requests that are 15 minutes off.`
      : `${how}.`,
    "Set the clock by the network (NTP) on every machine and container that runs the store.",
  )
}
