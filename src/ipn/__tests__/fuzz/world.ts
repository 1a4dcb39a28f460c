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

/** Who signs, and what there is to be damaged. */
export interface World {
  /** Signs as Amazon does here. */
  amazon: Signer
  /** Keys of others: with a certificate that only looks right, and with ones of another name and of another time. */
  strangers: readonly Signer[]
  valid: readonly Valid[]
  /** Addresses under which a certificate is found. */
  addresses: readonly string[]
  /** PEM by address; an address that is not known fails as a 404 would. */
  certificate: VerifyEnvelopeOptions["certificate"]
}

export const AMAZONS_ADDRESS =
  "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem"

export const at = new Date("2024-05-07T08:30:05Z")

export async function makeWorld(): Promise<World> {
  const amazon = await signer()
  const strangers = [
    await signer(),
    await signer({ subject: "CN=sns.amazonaws.com.evil.example" }),
    await signer({ notAfter: "2024-02-01T00:00:00Z" }),
  ]
  const [, wrongName, expired] = strangers
  const pems = new Map([
    [AMAZONS_ADDRESS, amazon.pem],
    // A certificate of Amazon's for another key: good, but not for these messages.
    [otherAddress("other"), (await signer()).pem],
    // Were Amazon to serve them, these would have to be refused for what they say.
    [otherAddress("name"), wrongName?.pem ?? ""],
    [otherAddress("time"), expired?.pem ?? ""],
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
    validAt(relayed(sign({ message: "{}" }))),
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
      const pem = pems.get(url)
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
