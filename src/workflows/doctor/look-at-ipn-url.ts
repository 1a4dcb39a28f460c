import { lookup } from "node:dns/promises"
import { isIP } from "node:net"
import { z } from "@medusajs/framework/zod"
import { found, type Verdict } from "./finding"
import { judgeAddress, judgeAnswer, judgeHost } from "./judge-ipn-url"

const withinMs = 10_000
const answerSchema = z.object({ type: z.string() })

/**
 * Whether notifications sent to an address arrive at the plugin: sends it a message that is none and that the plugin
 * refuses in its own words.
 * @param fromAmazon whether Amazon itself delivers there, and not a simulator
 */
export async function lookAtIpnUrl(address: string, fromAmazon: boolean): Promise<Verdict> {
  const atOnce = judgeAddress(address, fromAmazon)
  if (atOnce) return atOnce
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "")
  const unreachable = fromAmazon ? judgeHost(host, await addressesOf(host)) : null
  if (unreachable) return unreachable
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "text/plain; charset=UTF-8" },
      body: "{}",
      redirect: "manual",
      signal: AbortSignal.timeout(withinMs),
    })
    return judgeAnswer(address, { status: answer.status, type: typeIn(await answer.text()) })
  } catch {
    return found("ipn-url-silent", { address })
  }
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host)) return [host]
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch {
    return []
  }
}

function typeIn(text: string): string | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data?.type
  } catch {
    return undefined
  }
}
