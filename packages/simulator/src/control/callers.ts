import type { IncomingMessage } from "node:http"
import { isIP } from "node:net"
import { ControlError } from "./errors"

const everyAddress = ["0.0.0.0", "::"]

/** The host's name in lower case, without port and brackets; null for what is no host. */
function nameOf(host: string): string | null {
  if (!URL.canParse(`http://${host}`)) return null
  const { hostname, host: whole, pathname, username } = new URL(`http://${host}`)
  // What is more than a host, or written in another way, is not believed to be this one.
  if (pathname !== "/" || username !== "" || !host.toLowerCase().startsWith(whole)) return null
  return hostname.replace(/^\[|\]$/g, "")
}

/** By no such name a web page can lead elsewhere than to this machine. */
function isLoopback(name: string): boolean {
  const isAddress = isIP(name) !== 0 && (name === "::1" || name.startsWith("127."))
  return isAddress || name === "localhost" || name.endsWith(".localhost")
}

/**
 * Whether a request was sent to this simulator by a name of its own. A web page can make a name of its own lead to this
 * machine, but not an address.
 * @param host the header `Host`
 * @param names what the simulator listens on, and what else it is called
 */
export function isOwnName(host: string, names: readonly string[]): boolean {
  const name = nameOf(host)
  if (name === null) return false
  if (names.includes(name)) return true
  if (isIP(name) && names.some((own) => everyAddress.includes(own))) return true
  return isLoopback(name)
}

/**
 * Lets programs through and the simulator's own page, and no other page: whoever has it open in the same browser would
 * have this Amazon in hand.
 * @throws ControlError 403
 */
export function requireOwnCaller(
  { headers }: Pick<IncomingMessage, "headers">,
  names: readonly string[],
): void {
  const { host = "", origin } = headers
  if (!isOwnName(host, names)) {
    throw new ControlError(
      403,
      "The control answers to an address or a name of this simulator; give further names with --allow-host.",
    )
  }
  if (origin === undefined) return
  const own = URL.canParse(origin) ? new URL(origin).host : null
  if (own !== host.toLowerCase() && own !== new URL(`http://${host}`).host) {
    throw new ControlError(403, "The control is not for pages of other origins.")
  }
}
