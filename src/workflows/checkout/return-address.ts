import { parseCorsOrigins } from "@medusajs/framework/utils"
import { invalid } from "../../modules/amazon-pay/errors"

/**
 * Whether Amazon may send the buyer's browser back to an address: only to a storefront this store knows, or anybody
 * could make the shop's own checkout lead to a page of theirs.
 * @param storeCors `projectConfig.http.storeCors`: origins and regular expressions, separated by commas; `*` allows any
 */
export function isStorefrontAddress(address: string, storeCors: string): boolean {
  if (!URL.canParse(address)) return false
  const { origin, protocol } = new URL(address)
  if (protocol !== "https:" && protocol !== "http:") return false
  const entries = storeCors.split(",").map((entry) => entry.trim())
  return parseCorsOrigins(entries.filter(Boolean).join(",")).some((allowed) =>
    typeof allowed === "string"
      ? allowed === "*" || allowed.replace(/\/$/, "") === origin
      : allowed.test(origin),
  )
}

/** @throws MedusaError INVALID_DATA naming the field at fault */
export function requireStorefrontAddresses(
  addresses: Record<string, string>,
  storeCors: string,
): void {
  for (const [name, address] of Object.entries(addresses)) {
    if (isStorefrontAddress(address, storeCors)) continue
    throw invalid(
      `${name} is not an address of this store's storefronts. Use an origin that projectConfig.http.storeCors allows.`,
    )
  }
}
