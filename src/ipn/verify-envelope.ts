import { createVerify, type KeyObject } from "node:crypto"
import { isAmazonCertificateUrl, trustedCertificateUrl } from "./certificate-url"
import { MAX_ENVELOPE_BYTES, readEnvelope, type Envelope } from "./envelope"
import { IpnError } from "./errors"
import { checkMessageTime, CLOCK_SKEW_MS, MAX_AGE_MS } from "./message-time"
import { signedText } from "./signed-text"
import { signingKey, SNS_COMMON_NAME } from "./signing-certificate"
import { requireOwnPartition } from "./sns-partition"
import { isAmazonSubscribeUrl, trustedSubscribeUrl } from "./subscribe-url"

interface VerifiedCommon {
  /** SNS's id of the message; the same when it is delivered again. */
  messageId: string
  /** Whoever owns a topic can sign with it: pin this. */
  topicArn: string
  message: string
  /** ISO 8601, when SNS took the message; the same when it is delivered again. */
  timestamp: string
  signatureVersion: "1" | "2"
}

/** What Amazon SNS has signed, and nothing that it has not. */
export type VerifiedEnvelope =
  | (VerifiedCommon & {
      type: "Notification"
      subject?: string | undefined
      token?: undefined
      subscribeUrl?: undefined
    })
  | (VerifiedCommon & {
      type: "SubscriptionConfirmation" | "UnsubscribeConfirmation"
      subject?: undefined
      token: string
      /**
       * Visiting it subscribes, after an `UnsubscribeConfirmation` again. Undefined when it is not on a host of Amazon
       * SNS: nothing but SNS may be made to be visited.
       */
      subscribeUrl?: string | undefined
    })

export interface VerifyEnvelopeOptions {
  /** PEM text by address, the signer's certificate first; see `createCertificateSource`. */
  certificate: (url: string) => Promise<string>
  /** When the message is judged: its certificate and its age. Now, unless an old message is judged at its own time. */
  at?: Date | undefined
  /** Replaces Amazon's rule for addresses of certificates, for a simulator. */
  certificateUrl?: ((url: URL) => boolean) | undefined
  /** Replaces the common name of Amazon's certificates, for a simulator. */
  certificateSubject?: string | undefined
  /** Replaces Amazon's rule for addresses that confirm a subscription, for a simulator. */
  subscribeUrl?: ((url: URL) => boolean) | undefined
  /**
   * Milliseconds a message may be old, and may come from the future. 15 days, since SNS repeats messages for 14, and
   * 15 minutes; with a `certificateUrl` of a simulator, which has a clock of its own, no bounds.
   */
  maxAgeMs?: number | undefined
  clockSkewMs?: number | undefined
  /** Bytes; 256 kB by default. */
  maxBytes?: number | undefined
}

const digests = { "1": "RSA-SHA1", "2": "RSA-SHA256" } as const

/**
 * Verifies a message of Amazon SNS from the raw body of its HTTP request, signature versions 1 and 2.
 * The signature proves Amazon SNS, not Amazon Pay: anyone with an AWS account can send messages that verify, so the
 * topic and the seller in the message must be checked too, and no amount or state be believed. A message that verifies
 * may have been delivered before: whoever acts on it has to know its `messageId`.
 *
 * Source: Amazon SNS, "Verifying the signatures of Amazon SNS messages".
 *
 * @throws IpnError; `retryable` when the certificate could not be had, or the message is from the future.
 */
export async function verifyEnvelope(
  rawBody: string | Buffer,
  options: VerifyEnvelopeOptions,
): Promise<VerifiedEnvelope> {
  const envelope = readEnvelope(rawBody, options.maxBytes ?? MAX_ENVELOPE_BYTES)
  const address = trustedCertificateUrl(
    envelope.SigningCertURL,
    options.certificateUrl ?? isAmazonCertificateUrl,
  )
  requireOwnPartition(address, envelope.TopicArn)
  let pem: string
  try {
    pem = await options.certificate(address)
  } catch (cause) {
    throw cause instanceof IpnError
      ? cause
      : new IpnError("CertificateUnavailable", "the certificate could not be fetched", { cause })
  }
  const at = options.at ?? new Date()
  const key = signingKey(pem, options.certificateSubject ?? SNS_COMMON_NAME, at)
  if (!isSigned(envelope, key)) {
    throw new IpnError("InvalidSignature", "the signature does not belong to this message")
  }
  const isAmazons = options.certificateUrl === undefined
  checkMessageTime(envelope.Timestamp, at, {
    maxAgeMs: options.maxAgeMs ?? (isAmazons ? MAX_AGE_MS : Infinity),
    clockSkewMs: options.clockSkewMs ?? (isAmazons ? CLOCK_SKEW_MS : Infinity),
  })
  return verified(envelope, options.subscribeUrl ?? isAmazonSubscribeUrl)
}

function isSigned(envelope: Envelope, key: KeyObject): boolean {
  const signature = Buffer.from(envelope.Signature, "base64")
  // The decoder forgives stray characters; of several spellings of one signature only the proper one is taken.
  if (signature.toString("base64") !== envelope.Signature) {
    return false
  }
  return createVerify(digests[envelope.SignatureVersion])
    .update(signedText(envelope), "utf8")
    .verify(key, signature)
}

/** Written out: copying the fields that both kinds share made every verification slower by a twentieth. */
function verified(
  envelope: Envelope,
  isTrustedSubscribeUrl: (url: URL) => boolean,
): VerifiedEnvelope {
  return envelope.Type === "Notification"
    ? {
        type: envelope.Type,
        messageId: envelope.MessageId,
        topicArn: envelope.TopicArn,
        subject: envelope.Subject ?? undefined,
        message: envelope.Message,
        timestamp: envelope.Timestamp,
        signatureVersion: envelope.SignatureVersion,
      }
    : {
        type: envelope.Type,
        messageId: envelope.MessageId,
        topicArn: envelope.TopicArn,
        message: envelope.Message,
        timestamp: envelope.Timestamp,
        signatureVersion: envelope.SignatureVersion,
        token: envelope.Token,
        subscribeUrl: trustedSubscribeUrl(envelope.SubscribeURL, isTrustedSubscribeUrl),
      }
}
