import { signEnvelope, type SignEnvelopeOptions } from "../../testing"
import type { VerifyEnvelopeOptions } from "../../verify-envelope"
import { amazonSigned } from "../amazon-signed"
import { signer, type Signer } from "../certificates"
import { essenceOf } from "./essence"
import { notifications } from "./notifications"

/** A message that verifies, and when it does. */
export interface Valid {
  body: string
  at: Date
  /** See `essenceOf`. */
  essence: string | undefined
}

export interface Stranger {
  signer: Signer
  address: string
}

/** Who signs, and what there is to be damaged. */
export interface World {
  /** Signs as Amazon does here. */
  amazon: Signer
  /** Others, and where their certificates are: one that only looks right, one of another name, one of another time. */
  strangers: readonly Stranger[]
  valid: readonly Valid[]
  /** Addresses under which a certificate is found. */
  addresses: readonly string[]
  /** PEM by address; one that Amazon does not have fails as a 404 would, and elsewhere strangers serve their own. */
  certificate: VerifyEnvelopeOptions["certificate"]
}

const amazonsHost = /^https:\/\/sns\.(?!s3-)[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?\//

export const AMAZONS_ADDRESS =
  "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem"

export const at = new Date("2024-05-07T08:30:05Z")

export async function makeWorld(): Promise<World> {
  const amazon = await signer()
  const lookalike = await signer()
  const strangers = [
    { signer: lookalike, address: "https://sns.us-east-1.amazonaws.com.evil.example/a.pem" },
    // Were Amazon to serve these, they would have to be refused for what they say.
    { signer: await signer({ subject: "CN=sns.evil.example" }), address: otherAddress("name") },
    { signer: await signer({ notAfter: "2024-02-01T00:00:00Z" }), address: otherAddress("time") },
  ]
  const pems = new Map([
    [AMAZONS_ADDRESS, amazon.pem],
    // A certificate of Amazon's for another key: good, but not for these messages.
    [otherAddress("other"), (await signer()).pem],
    ...strangers.map((stranger) => [stranger.address, stranger.signer.pem] as const),
    ...amazonSigned.map(({ envelope, pem }) => [envelope.SigningCertURL ?? "", pem] as const),
  ])
  const sign = (options: Omit<SignEnvelopeOptions, "privateKey">) =>
    signEnvelope({ privateKey: amazon.privateKey, ...options })
  const valid = [
    ...notifications.map((message, index) =>
      validAt(sign({ message, signatureVersion: index % 2 === 0 ? "1" : "2" })),
    ),
    validAt(sign({ message: "{}", subject: "A subject", messageId: "m-1" })),
    validAt(sign({ message: "{}", subject: "", signatureVersion: "1" })),
    validAt(sign({ message: "ÅÄÖ 日本 \ufffd 👩‍👩‍👧\n\nSubject\nx\n", subject: "\ufffd é" })),
    validAt(sign({ message: "m", type: "SubscriptionConfirmation", signatureVersion: "1" })),
    validAt(sign({ message: "m", type: "UnsubscribeConfirmation" })),
    validAt(relayed(sign({ message: "m", type: "SubscriptionConfirmation" }))),
    validAt(relayed(sign({ message: "{}\ufffd" }))),
    validAt(sign({ message: "\ufffd", messageId: "\ufffd", signatureVersion: "1" })),
    ...amazonSigned.map(({ envelope }) =>
      validAt(JSON.stringify(envelope), new Date(envelope.Timestamp ?? "")),
    ),
  ]
  return {
    amazon,
    strangers,
    valid,
    addresses: [...pems.keys()],
    certificate: (url) => {
      const pem = pems.get(url) ?? (amazonsHost.test(url) ? undefined : lookalike.pem)
      return pem === undefined ? Promise.reject(new Error("404")) : Promise.resolve(pem)
    },
  }
}

const otherAddress = (name: string) =>
  `https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-${name}.pem`

function validAt(body: string, when = at): Valid {
  return { body, at: when, essence: essenceOf(Buffer.from(body)) }
}

function relayed(body: string): string {
  return body.replace("SigningCertURL", "SigningCertUrl").replace("SubscribeURL", "SubscribeUrl")
}
