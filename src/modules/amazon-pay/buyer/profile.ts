import { z } from "@medusajs/framework/zod"
import { request } from "undici"
import { sharedOutbound } from "../../../net"
import type { AmazonPayOptions } from "../options"
import { AmazonLoginError, AmazonUnavailableError } from "./errors"

/** Login with Amazon (protocol reference §1.2). */
const hosts: Record<AmazonPayOptions["region"], { live: string; sandbox: string }> = {
  na: { live: "https://api.amazon.com", sandbox: "https://api.sandbox.amazon.com" },
  eu: { live: "https://api.amazon.co.uk", sandbox: "https://api.sandbox.amazon.co.uk" },
  uk: { live: "https://api.amazon.co.uk", sandbox: "https://api.sandbox.amazon.co.uk" },
  jp: { live: "https://api.amazon.co.jp", sandbox: "https://api.sandbox.amazon.co.jp" },
}

const tokenInfo = z.object({ aud: z.string() })
const profile = z.object({
  /** The buyer at Amazon: the same with each login. */
  user_id: z.string().min(1).max(256).optional().catch(undefined),
  name: z.string().trim().min(1).optional().catch(undefined),
  email: z.email().optional().catch(undefined),
})

/** What the buyer let the shop know when they logged in. */
export type BuyerProfile = z.output<typeof profile>

type Account = Pick<AmazonPayOptions, "clientId" | "region" | "sandbox" | "endpoint">

/** Answers are some hundred bytes. */
const maxBytes = 16_384

/**
 * Asks Login with Amazon whose token this is. A token that was issued to another shop's button is refused: whoever runs
 * that shop could present it here.
 * @param timeoutMs for both requests together
 * @throws AmazonLoginError when the token is expired, made up or another client's
 * @throws AmazonUnavailableError when Amazon does not answer in time
 */
export async function readBuyerProfile(
  account: Account,
  accessToken: string,
  timeoutMs: number,
): Promise<BuyerProfile> {
  const { live, sandbox } = hosts[account.region]
  const base = account.endpoint ?? (account.sandbox ? sandbox : live)
  const signal = AbortSignal.timeout(timeoutMs)
  const ask = (path: string) => get(new URL(path, base), accessToken, signal)
  const info = tokenInfo.safeParse(await ask("/auth/o2/tokeninfo"))
  if (!info.success || info.data.aud !== account.clientId) throw new AmazonLoginError()
  const read = profile.safeParse(await ask("/user/profile"))
  return read.success ? read.data : {}
}

/** Nothing of what fails here is passed on: it may hold the token. */
async function get(url: URL, accessToken: string, signal: AbortSignal): Promise<unknown> {
  let status: number
  let text: string
  try {
    const answer = await request(url, {
      headers: { "x-amz-access-token": accessToken, accept: "application/json" },
      signal,
      dispatcher: sharedOutbound(),
    })
    status = answer.statusCode
    text = await readLimited(answer.body)
  } catch {
    throw new AmazonUnavailableError("Login with Amazon")
  }
  if (status >= 500) throw new AmazonUnavailableError("Login with Amazon")
  if (status !== 200) throw new AmazonLoginError()
  try {
    return JSON.parse(text)
  } catch {
    throw new AmazonUnavailableError("Login with Amazon")
  }
}

async function readLimited(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}
