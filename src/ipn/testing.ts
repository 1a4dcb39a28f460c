import { sign, type KeyLike } from "node:crypto"
import { signedText } from "./signed-text"

/** Fields of an SNS message for a test; what is left out gets a plausible value. */
export interface SignEnvelopeOptions {
  /** Signs the message; its certificate is what the code under test must be given. */
  privateKey: KeyLike
  /** Text of `Message`. */
  message: string
  type?: "Notification" | "SubscriptionConfirmation" | "UnsubscribeConfirmation"
  /** 1 signs with SHA-1, 2 with SHA-256. */
  signatureVersion?: "1" | "2"
  messageId?: string
  topicArn?: string
  subject?: string
  timestamp?: string
  signingCertUrl?: string
  token?: string
  subscribeUrl?: string
}

/**
 * The raw body of a signed SNS message, to test code that verifies some. For tests only: nobody but the holder of
 * Amazon's key can make one that verifies against Amazon's certificate.
 */
export function signEnvelope(options: SignEnvelopeOptions): string {
  const version = options.signatureVersion ?? "2"
  const common = {
    MessageId: options.messageId ?? "6f1b0c52-0d0e-5b7e-9a65-5b7a2f6f0001",
    TopicArn:
      options.topicArn ?? "arn:aws:sns:us-east-1:000000000000:A3BXB0YN3XH17HA2EXAMPLESELLER",
    Message: options.message,
    Timestamp: options.timestamp ?? "2024-05-07T08:30:01.100Z",
  }
  const Type = options.type ?? "Notification"
  const fields =
    Type === "Notification"
      ? { ...common, Type, ...(options.subject !== undefined && { Subject: options.subject }) }
      : {
          ...common,
          Type,
          Token: options.token ?? "2336412f37fb687f5d51e6e2425dacbb",
          SubscribeURL:
            options.subscribeUrl ??
            "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37fb687f5d51e6e2425dacbb",
        }
  const digest = version === "1" ? "RSA-SHA1" : "RSA-SHA256"
  const signature = sign(digest, Buffer.from(signedText(fields)), options.privateKey)
  return JSON.stringify({
    ...fields,
    SignatureVersion: version,
    Signature: signature.toString("base64"),
    SigningCertURL:
      options.signingCertUrl ??
      "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
    UnsubscribeURL: "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
  })
}
