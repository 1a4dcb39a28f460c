import { BlockList, isIP } from "node:net"
import { found, type Verdict } from "./finding"

/** Where the plugin takes notifications, behind the store's own address. */
export const IPN_PATH = "/hooks/amazon-pay/ipn"

/**
 * What is wrong with an address before anything is sent to it; null when nothing is.
 * @param fromAmazon whether Amazon itself delivers there, and not a simulator
 */
export function judgeAddress(address: string, fromAmazon: boolean): Verdict | null {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    return found("ipn-url-no-address", { path: IPN_PATH })
  }
  if (fromAmazon && url.protocol !== "https:") {
    return found("ipn-url-plain", { origin: url.origin })
  }
  if (url.pathname.startsWith("/hooks/payment/")) {
    return found("ipn-url-medusas", { address: `${url.origin}${IPN_PATH}` })
  }
  return null
}

/** What no packet from the internet arrives at (IANA's registries of special-purpose addresses). */
const inside = new BlockList()
for (const network of [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]) {
  const [address = "", bits] = network.split("/")
  inside.addSubnet(address, Number(bits), "ipv4")
}
// Of what is given out, that which leads into IPv4 or is for documents.
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  inside.addSubnet(network, bits, "ipv6")
}
/** All that is given out of IPv6. */
const global = new BlockList()
global.addSubnet("2000::", 3, "ipv6")

/** Whether an IP address can be reached from the internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, "ipv4")
  return family === 6 && global.check(address, "ipv6") && !inside.check(address, "ipv6")
}

/**
 * Judges what a host's name leads to. Each of its addresses has to be public: which one is taken nobody knows.
 * @param addresses empty when there is no such name
 */
export function judgeHost(host: string, addresses: readonly string[]): Verdict | null {
  if (!addresses.length) return found("ipn-url-no-host", { host })
  const ip = addresses.find((address) => !isPublicAddress(address))
  return ip === undefined ? null : found("ipn-url-inside", { host, ip })
}

/** What was answered to a message that Amazon SNS would never send. */
export interface IpnAnswer {
  status: number
  /** The `type` in the answer's JSON. */
  type: string | undefined
}

/** Judges an answer to an empty message: only the plugin refuses it with 400 and its own JSON. */
export function judgeAnswer(address: string, { status, type }: IpnAnswer): Verdict {
  const path = IPN_PATH
  if (status === 400 && type === "amazon_pay_notification")
    return found("ipn-url-right", { address })
  if (status >= 300 && status < 400) return found("ipn-url-redirects", { address })
  if (status === 404 || status === 405) return found("ipn-url-nothing", { address, status, path })
  if (status === 401 || status === 403) return found("ipn-url-guarded", { address, status, path })
  if (status >= 500) return found("ipn-url-failing", { address, status })
  return found("ipn-url-other-answer", { address, status, path })
}

/**
 * Judges where Amazon has been told to deliver (GetMerchantNotificationConfiguration).
 * @param registered undefined when Amazon does not tell
 * @param wanted the store's own address, where it is known
 */
export function judgeRegistration(
  registered: readonly string[] | undefined,
  wanted: string | undefined,
): Verdict {
  if (!registered) return found("ipn-registration-untold")
  if (!registered.length) return found("ipn-registration-none")
  const addresses = registered.join(", ")
  return wanted === undefined || registered.includes(wanted)
    ? found("ipn-registration-there", { addresses })
    : found("ipn-registration-elsewhere", { wanted, addresses })
}
