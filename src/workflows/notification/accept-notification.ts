import {
  IpnError,
  parseNotification,
  verifyEnvelope,
  type AmazonPayNotification,
  type VerifiedEnvelope,
} from "../../ipn"
import type { Account } from "../accounts"
import { trustRoots } from "./trust-roots"

export type Accepted =
  | { kind: "notification"; account: Account; notification: AmazonPayNotification }
  /** SNS asks whether to subscribe; that is for a person to confirm. */
  | { kind: "subscription"; topicArn: string }

/** A validly signed message that is not for this store: another seller's, or from the other environment. */
export class ForeignNotificationError extends Error {
  override readonly name = "ForeignNotificationError"
}

/**
 * Checks a message of Amazon SNS to the point where it may be followed as a hint: signature, seller,
 * environment. Who signed it is Amazon SNS, which anybody can use; so nothing it claims is believed.
 * @throws IpnError when it is forged or cannot be understood; `retryable` when the certificate could not be had
 * @throws ForeignNotificationError when it is meant for somebody else
 */
export async function acceptNotification(
  accounts: Account[],
  rawBody: string | Buffer,
): Promise<Accepted> {
  const { envelope, trusting } = await verify(accounts, rawBody)
  if (envelope.type !== "Notification") return { kind: "subscription", topicArn: envelope.topicArn }
  const notification = parseNotification(envelope.message)
  const account = trusting.find(
    ({ options }) =>
      options.sellerId === notification.sellerId &&
      (options.sandbox ? "sandbox" : "live") === notification.environment,
  )
  if (account) return { kind: "notification", account, notification }
  throw foreign()
}

async function verify(
  accounts: Account[],
  rawBody: string | Buffer,
): Promise<{ envelope: VerifiedEnvelope; trusting: Account[] }> {
  let refusal: IpnError | undefined
  for (const { verifying, accounts: trusting } of trustRoots(accounts)) {
    try {
      return { envelope: await verifyEnvelope(rawBody, verifying), trusting }
    } catch (error) {
      if (!(error instanceof IpnError)) throw error
      // A certificate that could not be had leaves open whether the message is good: ask for it again.
      refusal = refusal?.retryable ? refusal : error
    }
  }
  throw refusal ?? foreign()
}

const foreign = () =>
  new ForeignNotificationError(
    "The notification is for a seller or an environment that this store has no Amazon Pay account for.",
  )
