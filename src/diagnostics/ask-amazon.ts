import { request } from "undici"
import { sharedOutbound } from "../net"
import { createMwsClient, MwsError, REGION_HOSTS, type MwsClient, type Region } from "../mws"
import type { AmazonPayOptions } from "../modules/amazon-pay"
import { version } from "../version"
import { maybeElsewhere } from "./judge-credentials"

/** What the doctor may be told to look at instead of the world. */
export interface Surroundings {
  /** This machine's clock. */
  now: () => Date
  /** An origin for each region, in place of Amazon's. */
  regionOrigins?: Partial<Record<Region, string>> | undefined
}

const withinMs = 10_000

/** Where an account's requests go. */
export function originOf(
  { region, endpoint }: Pick<AmazonPayOptions, "region" | "endpoint">,
  { regionOrigins }: Pick<Surroundings, "regionOrigins">,
): string {
  return regionOrigins?.[region] ?? endpoint ?? `https://${REGION_HOSTS[region]}`
}

/**
 * Works with a client of the account's that has a clock of its own and gives up soon, and closes it after.
 * @throws TypeError when the options cannot work
 */
export async function withClient<Result>(
  options: AmazonPayOptions,
  surroundings: Surroundings,
  work: (client: MwsClient) => Promise<Result>,
): Promise<Result> {
  const client = createMwsClient({
    sellerId: options.sellerId,
    accessKey: options.accessKey,
    secretKey: options.secretKey,
    mwsAuthToken: options.mwsAuthToken,
    region: options.region,
    sandbox: options.sandbox,
    endpoint: originOf(options, surroundings),
    application: { name: "medusa-payment-amazon-pay", version },
    timeouts: { connect: withinMs, total: withinMs },
    retry: { attempts: 2 },
    now: surroundings.now,
  })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

/**
 * How far this machine's clock is ahead of Amazon's, by the date of an answer to a request without a signature; null
 * when there is no answer, or no date in it. Milliseconds, right to a second or so.
 */
export async function clockSkew(
  options: AmazonPayOptions,
  surroundings: Surroundings,
): Promise<number | null> {
  try {
    const sent = surroundings.now().getTime()
    const answer = await request(originOf(options, surroundings), {
      signal: AbortSignal.timeout(withinMs),
      dispatcher: sharedOutbound(),
    })
    await answer.body.dump()
    const answered = surroundings.now().getTime()
    const date = Date.parse(String(answer.headers.date))
    return Number.isNaN(date) ? null : (sent + answered) / 2 - date
  } catch {
    return null
  }
}

/** Makes a signed call that changes nothing. @returns Amazon's error; null when there is none */
export async function errorOfSignedCall(
  options: AmazonPayOptions,
  surroundings: Surroundings,
): Promise<MwsError | null> {
  return await withClient(options, surroundings, (client) =>
    errorOf(() => client.getServiceStatus()),
  )
}

/** Other regions in which the keys are accepted, where keys that are refused may be meant for one. */
export async function regionsOfKeys(
  options: AmazonPayOptions,
  surroundings: Surroundings,
  error: MwsError | null,
): Promise<Region[]> {
  // A simulator stands for one region, and keys made for it are nobody else's business.
  if (!error || !maybeElsewhere(error) || (options.endpoint && !surroundings.regionOrigins)) {
    return []
  }
  const own = originOf(options, surroundings)
  const found: Region[] = []
  for (const region of ["na", "eu", "uk", "jp"] as const) {
    const there = { ...options, region, endpoint: undefined }
    if (originOf(there, surroundings) === own) continue
    const refusal = await errorOfSignedCall(there, surroundings)
    if (!refusal || refusal.code === "InvalidAccountStatus") found.push(region)
  }
  return found
}

async function errorOf(call: () => Promise<unknown>): Promise<MwsError | null> {
  try {
    await call()
    return null
  } catch (error) {
    if (error instanceof MwsError) return error
    throw error
  }
}
