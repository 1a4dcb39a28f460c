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

/** What a request is about. */
export interface Spent {
  cartId: string
  amazonOrderReferenceId: string
  /** Whether Amazon is only asked, or is to change something: of that it takes half as much. */
  what: "read" | "change"
}

/**
 * What visitors may have asked of Amazon. A buyer reads after every choice in the widgets and confirms once or twice; a family
 * shares a client address. Whoever else knows a cart's id has a count of their own for it, so nobody is kept from their cart.
 * One client, which may be a proxy that many buyers share, gets half of what Amazon gives the whole store, which is two reads
 * and one change a second, and so do all clients of one IPv6 network together. Nor do many clients get more for one order
 * reference; but what anybody else has asked takes none of a client's first few.
 */
export class Spending {
  readonly #perCart: RequestLimit
  readonly #perNetwork: Readonly<Record<Spent["what"], RequestLimit>>
  readonly #own: RequestLimit
  readonly #perReference: RequestLimit

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    const aMinute = (most: number) => new RequestLimit(most, minute, maxKeys, now)
    this.#perCart = aMinute(30)
    this.#perNetwork = { read: aMinute(60), change: aMinute(30) }
    this.#own = aMinute(5)
    this.#perReference = aMinute(20)
  }

  /**
   * To be called before a request costs a call to Amazon; what costs none is not counted.
   * @returns takes it back: to be called when it has come to what Amazon's quota is there for
   * @throws TooManyRequestsError
   */
  spend(
    { client }: Pick<Visitor, "client">,
    { cartId, amazonOrderReferenceId: id, what }: Spent,
  ): () => void {
    const { key, network } = clientKeys(client)
    const taken: (() => void)[] = []
    const take = (limit: RequestLimit, of: string) => {
      const wait = limit.take(of)
      if (wait === 0) taken.push(() => limit.giveBack(of))
      return wait
    }
    const wait =
      take(this.#perCart, `${key} ${cartId}`) ||
      take(this.#perNetwork[what], network) ||
      (take(this.#own, `${key} ${id}`) && take(this.#perReference, id))
    if (wait > 0) throw new TooManyRequestsError(wait)
    return () => {
      for (const giveBack of taken) giveBack()
    }
  }

  /**
   * Counts beforehand what a request that was spent just now may turn out to cost a client's buyers beside itself, as far as
   * the client has as much left: nobody is refused for having less.
   * @returns takes it back: to be called when it has cost no more than itself
   */
  reserve({ client }: Pick<Visitor, "client">, what: Spent["what"], times: number): () => void {
    return this.#perNetwork[what].reserve(clientKeys(client).network, times)
  }
}

/** In the memory of each process. */
export const spending = new Spending()

/** Some proxies name the port, too. */
const withPort = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/

/**
 * Whose an address is: an IPv4 address by itself, an IPv6 address with all others of its /64, which one machine has to choose
 * from. Who has a /48, which is what one customer of a network can have, has 65,536 of those: its network. What is no address,
 * as a proxy may let it through, is nobody's in particular.
 */
export function clientKeys(address: string): { key: string; network: string } {
  const one = (key: string) => ({ key, network: key })
  const [, six, four] = withPort.exec(address) ?? []
  const [plain = ""] = (six ?? four ?? address).split("%")
  if (isIPv4(plain)) return one(plain)
  if (!isIPv6(plain)) return one("unknown")
  // As the URL parser writes it: in hexadecimal groups, the longest row of zeros left out.
  const [head = "", tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::")
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter(Boolean))
  const given = [...(before ?? []), ...(after ?? [])]
  const zeros = Array.from({ length: 8 - given.length }, () => "0")
  const all = [...(before ?? []), ...zeros, ...(after ?? [])]
  // An IPv4 address that came in on a socket for both.
  if (all.slice(0, 6).join() === "0,0,0,0,0,ffff") return one(ipv4Of(all.slice(6)))
  return { key: `${all.slice(0, 4).join(":")}::/64`, network: `${all.slice(0, 3).join(":")}::/48` }
}

function ipv4Of(groups: readonly string[]): string {
  const numbers = groups.map((group) => Number.parseInt(group, 16))
  return numbers.flatMap((number) => [number >> 8, number & 255]).join(".")
}
