import { signEnvelope, type SignEnvelopeOptions } from "../testing"
import { verifyEnvelope } from "../verify-envelope"
import { signer, type Signer } from "./certificates"
import { refusalOf } from "./refusal"

const at = new Date("2024-05-07T08:30:05Z")
let amazon: Signer

beforeAll(async () => {
  amazon = await signer()
})

const check = (body: string | Buffer) =>
  verifyEnvelope(body, { certificate: () => Promise.resolve(amazon.pem), at })

const signed = (options: Partial<SignEnvelopeOptions> = {}) =>
  signEnvelope({ privateKey: amazon.privateKey, message: "m", ...options })

describe("the text of an envelope", () => {
  it("may be of any script, and comes out as it went in", async () => {
    for (const message of ["ÅÄÖ 日本語 👩‍👩‍👧 \ufffd \u2028 \u0085", "line\r\none\n", ""]) {
      await expect(check(signed({ message }))).resolves.toMatchObject({ message })
      await expect(check(Buffer.from(signed({ message })))).resolves.toMatchObject({ message })
    }
  })

  it("is refused with half a character, though the signed bytes are the same", async () => {
    const body = signed({ message: "a\ufffdb", subject: "c\ufffdd" })
    await expect(check(body)).resolves.toMatchObject({ message: "a\ufffdb" })
    for (const half of ["\\ud83d", "\\udc00"]) {
      const damaged = body.replace("a\ufffdb", `a${half}b`)
      expect(damaged).not.toBe(body)
      expect(await refusalOf(check(damaged))).toMatchObject({ code: "InvalidEnvelope" })
      const inSubject = body.replace("c\ufffdd", `c${half}d`)
      expect(await refusalOf(check(inSubject))).toMatchObject({ code: "InvalidEnvelope" })
    }
  })

  it("is refused in another encoding, though it would be read as the same", async () => {
    const body = signed({ message: "a\ufffdb" })
    const bytes = Buffer.from(body)
    const at = bytes.indexOf("\ufffd")
    const broken = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from([0xff]),
      bytes.subarray(at + 3),
    ])
    expect(broken.toString()).toBe(body)
    expect(await refusalOf(check(broken))).toMatchObject({ code: "NotJson" })
    for (const encoded of [Buffer.from(body, "utf16le"), Buffer.from(`\ufeff${body}`)]) {
      expect(await refusalOf(check(encoded))).toMatchObject({ code: "NotJson" })
    }
  })

  it.each<[string, Partial<SignEnvelopeOptions>]>([
    ["NUL in the message", { message: "a\0b" }],
    ["NUL in the id", { messageId: "a\0b" }],
    ["a line break in the topic", { topicArn: "arn:a\nb" }],
    ["NEL in the subject", { subject: "a\u0085b" }],
    ["a line separator in the subject", { subject: "a\u2028b" }],
    ["an id longer than a database indexes", { messageId: "a".repeat(257) }],
    ["a topic longer than any", { topicArn: `arn:${"a".repeat(1021)}` }],
    ["a topic that is none", { topicArn: "A2EXAMPLESELLER" }],
  ])("is refused though it is signed: %s", async (_case, options) => {
    expect(await refusalOf(check(signed(options)))).toMatchObject({ code: "InvalidEnvelope" })
  })

  it("reads both spellings of relays, and Amazon's own where both are there", async () => {
    const body = signed({ type: "SubscriptionConfirmation", token: "t" })
    const { SigningCertURL, SubscribeURL, ...rest } = JSON.parse(body) as Record<string, unknown>
    const relayed = { ...rest, SigningCertUrl: SigningCertURL, SubscribeUrl: SubscribeURL }
    const outcome = await check(body)
    await expect(check(JSON.stringify(relayed))).resolves.toEqual(outcome)
    const both = { ...relayed, SigningCertURL, SubscribeURL, SubscribeUrl: "https://evil.example/" }
    await expect(check(JSON.stringify(both))).resolves.toEqual(outcome)
    const other = { ...both, SubscribeURL: "https://evil.example/", SubscribeUrl: SubscribeURL }
    expect(await refusalOf(check(JSON.stringify(other)))).toMatchObject({
      code: "InvalidSignature",
    })
  })
})
