import { request } from "undici"
import { sharedOutbound } from "../../../net"
import { refused } from "../errors"

const timeoutMs = 10_000

/**
 * Visits the address by which SNS is told that its messages are wanted here. The address was checked when the message was
 * verified: it is on a host of Amazon SNS, or a simulator's.
 * @throws MedusaError NOT_ALLOWED when it does not answer as SNS does; the link lives for three days (Amazon's rule)
 */
export async function confirmSubscription(subscribeUrl: string): Promise<void> {
  let status: number | undefined
  try {
    const answer = await request(subscribeUrl, {
      signal: AbortSignal.timeout(timeoutMs),
      dispatcher: sharedOutbound(),
    })
    status = answer.statusCode
    await answer.body.dump()
  } catch {
    // Said below; the error's own words would hold the address, which is a secret.
  }
  if (status === 200) return
  const why = status === undefined ? "did not answer" : `answered with ${status}`
  throw refused(
    `Amazon SNS ${why}, so the subscription is not confirmed. The link is good for three days; have Seller Central send another one.`,
  )
}
