import { isIPv4, isIPv6 } from "node:net"
import { MedusaError } from "@medusajs/framework/utils"
import { RequestLimit } from "./request-limit"
import type { Visitor } from "./visitor"

const minute = 60_000
const maxKeys = 10_000

/** Somebody has asked for more calls to Amazon than they get. The plugin's own routes answer it with 429. */
export class TooManyRequestsError extends MedusaError {
  /** @param retryAfter seconds */
  constructor(readonly retryAfter: number) {
    super(
      MedusaError.Types.NOT_ALLOWED,
      `Too many requests for Amazon Pay. Try again in ${retryAfter} seconds.`,
    )
  }
}

/**
 * What visitors may have asked of Amazon. A buyer reads after every choice in the widgets and confirms once or twice; a family
 * shares a client address. Whoever else knows a cart's id has a count of their own for it, so nobody is kept from their cart.
 */
export class Spending {
  readonly #perCart: RequestLimit
  readonly #perClient: RequestLimit

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    this.#perCart = new RequestLimit(30, minute, maxKeys, now)
    this.#perClient = new RequestLimit(120, minute, maxKeys, now)
  }

  /**
   * To be called before a request costs a call to Amazon; what costs none is not counted.
   * @throws TooManyRequestsError
   */
  spend({ client }: Pick<Visitor, "client">, cartId: string): void {
    const key = clientKey(client)
    const wait = this.#perCart.take(`${key} ${cartId}`) || this.#perClient.take(key)
    if (wait > 0) throw new TooManyRequestsError(wait)
  }
}

/** In the memory of each process. */
export const spending = new Spending()

/** Some proxies name the port, too. */
const withPort = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/

/**
 * Whose an address is: an IPv4 address by itself, an IPv6 address with all others of its /64, which one customer of a network
 * has to choose from. What is no address, as a proxy may let it through, is nobody's in particular.
 */
export function clientKey(address: string): string {
  const [, six, four] = withPort.exec(address) ?? []
  const [plain = ""] = (six ?? four ?? address).split("%")
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return "unknown"
  // As the URL parser writes it: in hexadecimal groups, the longest row of zeros left out.
  const [head = "", tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::")
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter(Boolean))
  const given = [...(before ?? []), ...(after ?? [])]
  const zeros = Array.from({ length: 8 - given.length }, () => "0")
  const all = [...(before ?? []), ...zeros, ...(after ?? [])]
  // An IPv4 address that came in on a socket for both.
  if (all.slice(0, 6).join() === "0,0,0,0,0,ffff") return ipv4Of(all.slice(6))
  return `${all.slice(0, 4).join(":")}::/64`
}

function ipv4Of(groups: readonly string[]): string {
  const numbers = groups.map((group) => Number.parseInt(group, 16))
  return numbers.flatMap((number) => [number >> 8, number & 255]).join(".")
}
