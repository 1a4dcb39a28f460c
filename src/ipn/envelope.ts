import { isUtf8 } from "node:buffer"
import { z } from "zod"
import { IpnError } from "./errors"
import { isStorable } from "./storable-text"

/*
 * Signed text joins names and values with line feeds. Only `Message` may hold some: were another value allowed to, one
 * signature would fit several messages (a `MessageId` that swallows the `Subject`, a `TopicArn` that begins like the
 * pinned one). With all others on one line, the text can be read back in one way only. Half a character is refused for
 * the same reason: as UTF-8 all halves look the same.
 */
const line = (maxLength: number) =>
  z
    .string()
    .regex(new RegExp(`^[^\\p{Cc}\\p{Cs}\\u2028\\u2029]{1,${maxLength}}$`, "u"), "must be one line")

/** As SNS writes it, so that it means the same on every machine. */
const timestamp = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, "must be a time")
  .refine((text) => !Number.isNaN(Date.parse(text)), "must be a time")

const address = line(4096)

const common = {
  MessageId: line(256),
  TopicArn: line(1024).startsWith("arn:"),
  Message: z.string().refine(isStorable, "must be Unicode"),
  Timestamp: timestamp,
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string().max(4096),
  SigningCertURL: address,
}

const confirmation = { ...common, Token: line(4096), SubscribeURL: address }

const envelopeSchema = z.discriminatedUnion("Type", [
  z.object({
    ...common,
    Type: z.literal("Notification"),
    Subject: line(4096).or(z.literal("")).nullish(),
  }),
  z.object({ ...confirmation, Type: z.literal("SubscriptionConfirmation") }),
  z.object({ ...confirmation, Type: z.literal("UnsubscribeConfirmation") }),
])

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
  const parsed = envelopeSchema.safeParse(inAmazonsSpelling(parseJson(rawBody)))
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") ?? ""
    throw new IpnError("InvalidEnvelope", `not an SNS message: ${field === "" ? "body" : field}`)
  }
  return parsed.data
}

/** Relays such as Lambda write `Url` where SNS writes `URL`. */
function inAmazonsSpelling(json: unknown): unknown {
  const isRelayed =
    typeof json === "object" &&
    json !== null &&
    ("SigningCertUrl" in json || "SubscribeUrl" in json)
  if (!isRelayed) {
    return json
  }
  const { SigningCertUrl, SubscribeUrl, ...rest } = json as Record<string, unknown>
  return { SigningCertURL: SigningCertUrl, SubscribeURL: SubscribeUrl, ...rest }
}

function parseJson(rawBody: string | Buffer): unknown {
  // Bytes that are no UTF-8 would all be read as the same replacement character.
  if (typeof rawBody === "string" || isUtf8(rawBody)) {
    try {
      return JSON.parse(rawBody.toString())
    } catch {
      // Refused below. The parser's own words could quote the message.
    }
  }
  throw new IpnError("NotJson", "the message is not JSON")
}
