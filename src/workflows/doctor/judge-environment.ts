import type { Region } from "../../mws"
import { well, wrong, type Verdict } from "./finding"

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
  const own = sandbox ? "sandbox" : "live"
  const said = /^(?<environment>[PS])(?<digits>\d{2})-/.exec(newestId ?? "")?.groups
  if (!said) {
    return well(
      "environment",
      sandbox
        ? "Sandbox: no real money moves. No buyer has come yet."
        : "Live: real money moves. No buyer has come yet.",
    )
  }
  const widgets = said.environment === "S" ? "sandbox" : "live"
  if (widgets !== own) {
    return wrong(
      "environment",
      `The storefront's last order reference is of Amazon's ${widgets} environment, and the store talks to ${own}.`,
      `Load Amazon's ${own} script in the storefront, or write \`sandbox: ${String(widgets === "sandbox")}\` in the provider's options.`,
    )
  }
  const regions = regionsByDigits[said.digits ?? ""]
  if (regions && !regions.includes(region)) {
    return wrong(
      "environment",
      `The storefront's last order reference is of region ${regions.join(" or ")}, and the store talks to ${region}.`,
      `Load Amazon's script for region ${region} in the storefront, or write another \`region\` in the provider's options.`,
    )
  }
  return well(
    "environment",
    `Storefront and store both talk to ${own} Amazon Pay in region ${region}${sandbox ? "; no real money moves" : ""}.`,
  )
}
