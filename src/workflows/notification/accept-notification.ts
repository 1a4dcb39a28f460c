import { isAmazonCertificateUrl, parseNotification, verifyEnvelope } from "../../ipn"
import type { AmazonPayNotification, VerifiedEnvelope } from "../../ipn"
import type { Account } from "../accounts"
import { certificateSource, simulatorCertificates } from "./certificates"

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
  const simulators = simulatorCertificates(accounts)
  let simulator: string | undefined
  const envelope = await verifyEnvelope(rawBody, {
    certificate: certificateSource(simulators).certificate,
    certificateUrl: (url) => {
      if (simulators.has(url.href)) simulator = url.href
      return simulator !== undefined || isAmazonCertificateUrl(url)
    },
  })
  if (envelope.type !== "Notification") return { kind: "subscription", topicArn: envelope.topicArn }
  return accountFor(accounts, envelope, simulator)
}

function accountFor(
  accounts: Account[],
  envelope: VerifiedEnvelope,
  simulator: string | undefined,
): Accepted {
  const notification = parseNotification(envelope.message)
  const account = accounts.find(
    ({ options }) =>
      options.sellerId === notification.sellerId &&
      (options.sandbox ? "sandbox" : "live") === notification.environment &&
      // A simulator speaks for the accounts that trust it and for no other.
      (simulator === undefined || certificateOf(options.ipn) === simulator),
  )
  if (account) return { kind: "notification", account, notification }
  throw new ForeignNotificationError(
    "The notification is for a seller or an environment that this store has no Amazon Pay account for.",
  )
}

function certificateOf(ipn: Account["options"]["ipn"]): string | undefined {
  return ipn && new URL(ipn.certificateUrl).href
}
