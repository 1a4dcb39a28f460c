import { lookup } from "node:dns/promises"
import { isIP, type LookupFunction } from "node:net"
import { z } from "@medusajs/framework/zod"
import { Agent, request } from "undici"
import { found, type Verdict } from "./finding"
import { judgeAddress, judgeAnswer, judgeHost } from "./judge-ipn-url"

const withinMs = 10_000
/** The plugin's answer has some hundred bytes. */
const maxBytes = 16_384
const answerSchema = z.object({ type: z.string() })

/** One of the addresses that a host's name leads to. */
interface HostAddress {
  address: string
  family: number
}
type Resolve = (host: string) => Promise<HostAddress[]>

export interface Place {
  /** What is wrong with it; null when nothing is. */
  verdict: Verdict | null
  /** What its host leads to, as it was judged. */
  addresses: HostAddress[]
}

/**
 * Judges an address before anything is sent there, or Amazon is told to.
 * @param fromAmazon whether Amazon itself delivers there, and not a simulator
 */
export async function judgePlace(
  address: string,
  fromAmazon: boolean,
  resolve: Resolve = addressesOf,
): Promise<Place> {
  const atOnce = judgeAddress(address, fromAmazon)
  if (atOnce) return { verdict: atOnce, addresses: [] }
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "")
  const addresses = await resolve(host)
  const named = addresses.map((each) => each.address)
  return { verdict: fromAmazon ? judgeHost(host, named) : null, addresses }
}

/**
 * Whether notifications sent to an address arrive at the plugin: sends it a message that is none and that the plugin
 * refuses in its own words. The addresses that were judged are those that are connected to, straight: a name that is looked up
 * again, by this process or a proxy, may lead elsewhere.
 * @param fromAmazon whether Amazon itself delivers there, and not a simulator
 */
export async function lookAtIpnUrl(
  address: string,
  fromAmazon: boolean,
  resolve: Resolve = addressesOf,
): Promise<Verdict> {
  const { verdict, addresses } = await judgePlace(address, fromAmazon, resolve)
  if (verdict) return verdict
  const dispatcher = new Agent({ connect: { lookup: only(addresses) } })
  try {
    const { statusCode: status, body } = await request(address, {
      method: "POST",
      headers: { "content-type": "text/plain; charset=UTF-8" },
      body: "{}",
      signal: AbortSignal.timeout(withinMs),
      dispatcher,
    })
    return judgeAnswer(address, { status, type: typeIn(await beginningOf(body)) })
  } catch {
    return found("ipn-url-silent", { address })
  } finally {
    await dispatcher.destroy()
  }
}

/**
 * What somebody is told who may only look: whether the address leads to the plugin. What else answers in which way, or what a
 * name leads to inside, is a picture of the network around the store.
 */
export function withoutAnswer(verdict: Verdict, address: string): Verdict {
  if (verdict.ok || verdict.check !== "ipn-url") return verdict
  const saysOwn = ["ipn-url-no-address", "ipn-url-plain", "ipn-url-medusas"].includes(verdict.code)
  return saysOwn ? verdict : found("ipn-url-not-here", { address })
}

/** Answers with what was found out before. */
function only(addresses: readonly HostAddress[]): LookupFunction {
  return (host, { all }, callback) => {
    const [first] = addresses
    if (!first) callback(new Error(`There is no host named ${host}.`), "", 0)
    else if (all) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }
}

async function addressesOf(host: string): Promise<HostAddress[]> {
  const family = isIP(host)
  if (family) return [{ address: host, family }]
  try {
    return await lookup(host, { all: true })
  } catch {
    return []
  }
}

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > maxBytes) break
  }
  return Buffer.concat(chunks).toString("utf8")
}

function typeIn(text: string): string | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data?.type
  } catch {
    return undefined
  }
}
