import type { Region } from "../mws"
import { found, type Verdict } from "./finding"

/** The digits in the ids of each region that were seen so far (reference §0); others tell nothing. */
const regionsByDigits: Record<string, readonly Region[]> = {
  "01": ["na"],
  "02": ["eu", "uk"],
  "03": ["jp"],
}

/**
 * Keys are the same in sandbox and live, so no call tells which of the two was meant. The ids that the storefront's
 * widgets make do: `S…` in the sandbox, `P…` live, and digits for the region.
 * @param newestId of the newest order reference of this account; undefined when there is none
 */
export function judgeEnvironment(
  { region, sandbox }: { region: Region; sandbox: boolean },
  newestId: string | undefined,
): Verdict {
  const said = /^(?<environment>[PS])(?<digits>\d{2})-/.exec(newestId ?? "")?.groups
  if (!said) return found(sandbox ? "environment-sandbox-unused" : "environment-live-unused")
  const fromSandbox = said.environment === "S"
  if (fromSandbox !== sandbox) {
    return found(fromSandbox ? "environment-widgets-sandbox" : "environment-widgets-live")
  }
  const regions = regionsByDigits[said.digits ?? ""]
  if (regions && !regions.includes(region)) {
    return found("environment-region", { regions: regions.join("/"), region })
  }
  return found(sandbox ? "environment-sandbox" : "environment-live", { region })
}
