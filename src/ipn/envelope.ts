import { z } from "zod"
import { IpnError } from "./errors"

/*
 * Signed text joins names and values with line feeds. Only `Message` may hold some: were another value allowed to, one
 * signature would fit several messages (a `MessageId` that swallows the `Subject`, a `TopicArn` that begins like the
 * pinned one). With all others on one line, the text can be read back in one way only.
 */
const line = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[^\r\n\u2028\u2029]+$/, "must be one line")

const common = {
  MessageId: line,
  TopicArn: line.startsWith("arn:"),
  Message: z.string(),
  Timestamp: line.refine((text) => !Number.isNaN(Date.parse(text)), "must be a time"),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string().max(4096),
  // The second spelling is that of relays.
  SigningCertURL: line.optional(),
  SigningCertUrl: line.optional(),
}

const confirmation = {
  ...common,
  Token: line,
  SubscribeURL: line.optional(),
  SubscribeUrl: line.optional(),
}

const envelopeSchema = z
  .discriminatedUnion("Type", [
    z.object({
      ...common,
      Type: z.literal("Notification"),
      Subject: line.or(z.literal("")).nullish(),
    }),
    z.object({ ...confirmation, Type: z.literal("SubscriptionConfirmation") }),
    z.object({ ...confirmation, Type: z.literal("UnsubscribeConfirmation") }),
  ])
  .transform((envelope, context) => {
    const SigningCertURL = envelope.SigningCertURL ?? envelope.SigningCertUrl
    if (SigningCertURL === undefined) {
      context.addIssue({ code: "custom", path: ["SigningCertURL"], message: "is missing" })
      return z.NEVER
    }
    if (envelope.Type === "Notification") {
      return { ...envelope, SigningCertURL }
    }
    const SubscribeURL = envelope.SubscribeURL ?? envelope.SubscribeUrl
    if (SubscribeURL === undefined) {
      context.addIssue({ code: "custom", path: ["SubscribeURL"], message: "is missing" })
      return z.NEVER
    }
    return { ...envelope, SigningCertURL, SubscribeURL }
  })

/** A message of Amazon SNS over HTTP, well-formed but not yet verified. */
export type Envelope = z.output<typeof envelopeSchema>

/** SNS sends no more than this. */
export const MAX_ENVELOPE_BYTES = 256 * 1024

/**
 * Reads the JSON of an SNS message.
 *
 * @throws IpnError `TooLarge`, `NotJson` or `InvalidEnvelope`.
 */
export function readEnvelope(rawBody: string | Buffer, maxBytes: number): Envelope {
  const size = typeof rawBody === "string" ? Buffer.byteLength(rawBody) : rawBody.byteLength
  if (size > maxBytes) {
    throw new IpnError("TooLarge", `the message has more than ${maxBytes} bytes`)
  }
  const parsed = envelopeSchema.safeParse(parseJson(rawBody.toString()))
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") ?? ""
    throw new IpnError("InvalidEnvelope", `not an SNS message: ${field === "" ? "body" : field}`)
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new IpnError("NotJson", "the message is not JSON")
  }
}
