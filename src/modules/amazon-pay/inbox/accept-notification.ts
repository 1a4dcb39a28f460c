import { IpnError, readHead, verifyEnvelope, type VerifiedEnvelope } from "../../../ipn"
import type { MerchantAccount } from "./merchant-account"
import { trustRoots } from "./trust-roots"

/** A message as it came over HTTP. */
export interface Delivery {
  rawBody: string | Buffer
  /** The header `x-amz-sns-topic-arn`; a relay may leave it out. */
  topicHeader?: string
}

/** A message that Amazon SNS has signed and that is meant for an account of this store. */
export interface Accepted {
  account: MerchantAccount
  envelope: VerifiedEnvelope
  /** The message as it came, unmasked. */
  rawBody: string | Buffer
  /** To be called when its topic is trusted: other senders' certificates then do not push this one out. */
  keepCertificate: () => void
}

/** A validly signed message that is not for this store: another seller's, another environment's, another topic's. */
export class ForeignNotificationError extends Error {
  override readonly name = "ForeignNotificationError"
}

/**
 * A validly signed message for an account of this store, of a topic that nobody has confirmed. SNS has to send it again: a
 * person may confirm the topic meanwhile.
 */
export class UnconfirmedTopicError extends Error {
  override readonly name = "UnconfirmedTopicError"
  constructor() {
    super(
      "The topic of the notification is not confirmed for its account. Confirm it in the dashboard, or name it in ipn.topicArns; it is sent again every hour.",
    )
  }
}

/**
 * Amazon Pay's messages have a few kilobytes. What is larger than this is none, and is not kept: 256 kB is what SNS lets
 * anybody send.
 */
export const mostBytes = 64 * 1024

/**
 * Whether a message was refused for what it is, for whom it comes from, or for what it names, which anybody can bring about,
 * rather than something having gone wrong here.
 */
export function isRefusal(
  error: unknown,
): error is IpnError | ForeignNotificationError | UnconfirmedTopicError {
  return (
    error instanceof IpnError ||
    error instanceof ForeignNotificationError ||
    error instanceof UnconfirmedTopicError
  )
}

/**
 * Checks a message of Amazon SNS to the point where it may be kept as a hint: signature, topic header, seller,
 * environment. Who signed it is Amazon SNS, which anybody can use; so nothing it claims is believed.
 * @throws IpnError when it is forged or cannot be understood; `retryable` when the certificate could not be had
 * @throws ForeignNotificationError when it is meant for somebody else
 */
export async function acceptNotification(
  accounts: MerchantAccount[],
  { rawBody, topicHeader }: Delivery,
): Promise<Accepted> {
  const { envelope, trusting, keepCertificate } = await verify(accounts, rawBody)
  if (topicHeader !== undefined && topicHeader !== envelope.topicArn) {
    throw new ForeignNotificationError(
      "The header of the message names another topic than its signed text.",
    )
  }
  if (envelope.type !== "Notification") {
    const account = subscriber(trusting, envelope.topicArn)
    if (account) return { account, envelope, rawBody, keepCertificate }
    throw foreign()
  }
  const { sellerId, environment } = readHead(envelope.message)
  const account = trusting.find(
    ({ options }) =>
      options.sellerId === sellerId &&
      (environment === undefined || (options.sandbox ? "sandbox" : "live") === environment),
  )
  if (account) return { account, envelope, rawBody, keepCertificate }
  throw foreign()
}

/** A subscription names no seller; Amazon's topics end with the seller's id (reference §10.2), and so tell whose it is. */
function subscriber(accounts: MerchantAccount[], topicArn: string): MerchantAccount | undefined {
  const named = accounts.find(({ options }) => topicArn.endsWith(options.sellerId))
  return named ?? (accounts.length === 1 ? accounts[0] : undefined)
}

async function verify(
  accounts: MerchantAccount[],
  rawBody: string | Buffer,
): Promise<Omit<Accepted, "account" | "rawBody"> & { trusting: MerchantAccount[] }> {
  let refusal: IpnError | undefined
  for (const { verifying, keep, accounts: trusting } of trustRoots(accounts)) {
    let signedWith = ""
    const certificate = (address: string) => {
      signedWith = address
      return verifying.certificate(address)
    }
    const options = { ...verifying, certificate, maxBytes: mostBytes }
    try {
      const envelope = await verifyEnvelope(rawBody, options)
      return { envelope, trusting, keepCertificate: () => keep(signedWith) }
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
