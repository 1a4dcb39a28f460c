import { BlockList, isIP } from "node:net"
import { well, wrong, type Verdict } from "./finding"

/** Where the plugin takes notifications, behind the store's own address. */
export const IPN_PATH = "/hooks/amazon-pay/ipn"

const no = (message: string, fix: string) => wrong("ipn-url", message, fix)

/**
 * What is wrong with an address before anything is sent to it; null when nothing is.
 * @param fromAmazon whether Amazon itself delivers there, and not a simulator
 */
export function judgeAddress(address: string, fromAmazon: boolean): Verdict | null {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    return no(
      "The address for notifications is no web address.",
      `Write it as https://<your store>${IPN_PATH}.`,
    )
  }
  if (fromAmazon && url.protocol !== "https:") {
    return no(
      `Amazon delivers notifications over HTTPS only, and the address is ${url.origin}.`,
      "Give the store a certificate of a public authority, and the address with https.",
    )
  }
  if (url.pathname.startsWith("/hooks/payment/")) {
    return no(
      "The address is Medusa's own route, which answers before anything is stored: what fails after that is lost.",
      `Use ${url.origin}${IPN_PATH}.`,
    )
  }
  return null
}

const inside = new BlockList()
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  inside.addSubnet(network, bits, "ipv4")
}
for (const [network, bits] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  inside.addSubnet(network, bits, "ipv6")
}

/** Whether an IP address can be reached from the internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return !inside.check(address, family === 4 ? "ipv4" : "ipv6")
}

/** Judges what a host's name leads to. @param addresses empty when there is no such name */
export function judgeHost(host: string, addresses: readonly string[]): Verdict | null {
  if (!addresses.length) {
    return no(
      `There is no host named ${host}.`,
      "Enter it in the public DNS, or correct the address.",
    )
  }
  if (addresses.some(isPublicAddress)) return null
  return no(
    `${host} leads to ${addresses[0] ?? ""}, which Amazon cannot reach from the internet.`,
    "Use an address that leads to the store from outside; for a store on your desk, a tunnel.",
  )
}

/** What was answered to a message that Amazon SNS would never send. */
export interface IpnAnswer {
  status: number
  /** The `type` in the answer's JSON. */
  type: string | undefined
}

/** Judges an answer to an empty message: only the plugin refuses it with 400 and its own JSON. */
export function judgeAnswer(address: string, { status, type }: IpnAnswer): Verdict {
  const route = `See that the address ends with ${IPN_PATH} and that the store behind it has the plugin.`
  if (status === 400 && type === "amazon_pay_notification") {
    return well("ipn-url", `${address} leads to the plugin.`)
  }
  if (status >= 300 && status < 400) {
    return no(
      `${address} redirects, and Amazon does not follow.`,
      "Give Amazon the address to which it redirects.",
    )
  }
  if (status === 404 || status === 405) {
    return no(`${address} answers that nothing is there (${status}).`, route)
  }
  if (status === 401 || status === 403) {
    return no(
      `Something in front of the store refuses what comes to ${address} (${status}).`,
      `Let POST ${IPN_PATH} through without a login: messages are checked by their signature.`,
    )
  }
  if (status >= 500) {
    return no(
      `${address} answers ${status}.`,
      "See that the store is running, and what its log says.",
    )
  }
  return no(`${address} answers ${status}, which is not the plugin's answer.`, route)
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
  const check = "ipn-registration"
  if (!registered) return well(check, "Amazon does not tell where it delivers notifications.")
  if (!registered.length) {
    return well(
      check,
      "No address was registered by command; Amazon delivers to the one entered in Seller Central.",
    )
  }
  if (wanted !== undefined && !registered.includes(wanted)) {
    return wrong(
      check,
      `Amazon delivers to ${registered.join(" and ")}, and not to ${wanted}.`,
      `Run \`npx amazon-pay register-ipn ${wanted}\`, or correct \`ipn.url\`.`,
    )
  }
  return well(check, `Amazon delivers to ${registered.join(" and ")}.`)
}
