import { createVerify, type KeyObject } from "node:crypto"
import { isAmazonCertificateUrl, trustedCertificateUrl } from "./certificate-url"
import { MAX_ENVELOPE_BYTES, readEnvelope, type Envelope } from "./envelope"
import { IpnError } from "./errors"
import { signedText } from "./signed-text"
import { signingKey, SNS_COMMON_NAME } from "./signing-certificate"

interface VerifiedCommon {
  /** SNS's id of the message; the same when it is delivered again. */
  messageId: string
  /** Whoever owns a topic can sign with it: pin this. */
  topicArn: string
  message: string
  /** ISO 8601, when SNS took the message. */
  timestamp: string
  signatureVersion: "1" | "2"
}

/** What Amazon SNS has signed, and nothing that it has not. */
export type VerifiedEnvelope =
  | (VerifiedCommon & { type: "Notification"; subject?: string | undefined })
  | (VerifiedCommon & {
      type: "SubscriptionConfirmation" | "UnsubscribeConfirmation"
      token: string
      subscribeUrl: string
    })

export interface VerifyEnvelopeOptions {
  /** PEM text by address, the signer's certificate first; see `createCertificateSource`. */
  certificate: (url: string) => Promise<string>
  /** When the certificate must be valid; now, unless an old message is judged at its own time. */
  at?: Date | undefined
  /** Replaces Amazon's rule for addresses of certificates, for a simulator. */
  certificateUrl?: ((url: URL) => boolean) | undefined
  /** Replaces the common name of Amazon's certificates, for a simulator. */
  certificateSubject?: string | undefined
  /** Bytes; 256 kB by default. */
  maxBytes?: number | undefined
}

const digests = { "1": "RSA-SHA1", "2": "RSA-SHA256" } as const

/**
 * Verifies a message of Amazon SNS from the raw body of its HTTP request, signature versions 1 and 2.
 * The signature proves Amazon SNS, not Amazon Pay: anyone with an AWS account can send messages that verify, so the
 * topic and the seller in the message must be checked too, and no amount or state be believed.
 *
 * Source: Amazon SNS, "Verifying the signatures of Amazon SNS messages".
 *
 * @throws IpnError; `retryable` only when the certificate could not be had.
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
  let pem: string
  try {
    pem = await options.certificate(address)
  } catch (cause) {
    throw cause instanceof IpnError
      ? cause
      : new IpnError("CertificateUnavailable", "the certificate could not be fetched", { cause })
  }
  const subject = options.certificateSubject ?? SNS_COMMON_NAME
  const key = signingKey(pem, subject, options.at ?? new Date())
  if (!isSigned(envelope, key)) {
    throw new IpnError("InvalidSignature", "the signature does not belong to this message")
  }
  return verified(envelope)
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

function verified(envelope: Envelope): VerifiedEnvelope {
  const common = {
    messageId: envelope.MessageId,
    topicArn: envelope.TopicArn,
    message: envelope.Message,
    timestamp: envelope.Timestamp,
    signatureVersion: envelope.SignatureVersion,
  }
  return envelope.Type === "Notification"
    ? { ...common, type: envelope.Type, subject: envelope.Subject ?? undefined }
    : {
        ...common,
        type: envelope.Type,
        token: envelope.Token,
        subscribeUrl: envelope.SubscribeURL,
      }
}
