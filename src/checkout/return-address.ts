import { parseCorsOrigins } from "@medusajs/framework/utils"
import { invalid } from "../modules/amazon-pay/errors"

/**
 * The address that Amazon may send the buyer's browser back to: only to a storefront this store knows, or anybody could make
 * the shop's own checkout lead to a page of theirs. It is given as a browser reads it, and has to be sent as that: in the text
 * itself others may see another host, behind a backslash, a tab or a line feed.
 * @param storeCors `projectConfig.http.storeCors`: origins and regular expressions, separated by commas; `*` allows any
 * @returns undefined for an address of no storefront, and for one with a user name in it
 */
export function storefrontAddress(address: string, storeCors: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { origin, protocol, username, password, href } = new URL(address)
  if (protocol !== "https:" && protocol !== "http:") return undefined
  if (username || password) return undefined
  const entries = storeCors.split(",").map((entry) => entry.trim())
  const isAllowed = parseCorsOrigins(entries.filter(Boolean).join(",")).some((allowed) =>
    typeof allowed === "string"
      ? allowed === "*" || allowed.replace(/\/$/, "") === origin
      : allowed.test(origin),
  )
  return isAllowed ? href : undefined
}

/**
 * @returns the address as it has to be sent
 * @throws MedusaError INVALID_DATA naming the field at fault
 */
export function requireStorefrontAddress(name: string, address: string, storeCors: string): string {
  const href = storefrontAddress(address, storeCors)
  if (href !== undefined) return href
  throw invalid(
    `${name} is not an address of this store's storefronts. Use an origin that projectConfig.http.storeCors allows.`,
  )
}
