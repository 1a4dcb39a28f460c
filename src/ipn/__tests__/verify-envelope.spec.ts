import { sign } from "node:crypto"
import fc from "fast-check"
import { IpnError, type IpnErrorCode } from "../errors"
import { signEnvelope } from "../testing"
import { verifyEnvelope, type VerifyEnvelopeOptions } from "../verify-envelope"
import { signer, type Signer } from "./certificates"
import { refusalOf } from "./refusal"

const URL_OF_CERTIFICATE =
  "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem"
const at = new Date("2024-05-07T08:30:05Z")

let amazon: Signer
let stranger: Signer

beforeAll(async () => {
  amazon = await signer()
  stranger = await signer()
})

/** Knows one address, as a server would. */
const known = (pem: string) => (url: string) =>
  url === URL_OF_CERTIFICATE ? Promise.resolve(pem) : Promise.reject(new Error("404"))

const check = (body: string | Buffer, options: Partial<VerifyEnvelopeOptions> = {}) =>
  verifyEnvelope(body, { certificate: known(amazon.pem), at, ...options })

const refusal = (body: string | Buffer, options: Partial<VerifyEnvelopeOptions> = {}) =>
  refusalOf(check(body, options))

const signed = (options: Partial<Parameters<typeof signEnvelope>[0]> = {}) =>
  signEnvelope({ privateKey: amazon.privateKey, message: '{"a":"é\\n"}', ...options })

const changed = (body: string, changes: Record<string, unknown>) =>
  JSON.stringify({ ...(JSON.parse(body) as object), ...changes })

describe("a message of another of Amazon's clouds", () => {
  const china = "https://sns.cn-north-1.amazonaws.com.cn/a.pem"
  const government = "https://sns.us-gov-west-1.amazonaws.com/a.pem"
  const standard = "https://sns.eu-west-1.amazonaws.com/a.pem"
  const of = (partition: string) => `arn:${partition}:sns:any-region-1:000000000000:topic`

  it.each([
    [china, "aws-cn", true],
    [china, "aws", false],
    [government, "aws-us-gov", true],
    [government, "aws", false],
    [standard, "aws", true],
    [standard, "aws-cn", false],
    ["https://sns.cn-north-1.amazonaws.com/a.pem", "aws", false],
  ])(
    "signed with %s for a topic of %s verifies: %p",
    async (signingCertUrl, partition, expected) => {
      const certificate = () => Promise.resolve(amazon.pem)
      const verified = check(signed({ signingCertUrl, topicArn: of(partition) }), { certificate })
      const code = await verified.then(
        () => "verified",
        (error: unknown) => (error instanceof IpnError ? error.code : error),
      )
      expect(code).toBe(expected ? "verified" : "UntrustedCertificateUrl")
    },
  )
})

describe("a message that Amazon SNS signed", () => {
  it.each(["1", "2"] as const)("verifies with signature version %s", async (signatureVersion) => {
    await expect(check(signed({ signatureVersion, subject: "Hi" }))).resolves.toEqual({
      type: "Notification",
      messageId: "6f1b0c52-0d0e-5b7e-9a65-5b7a2f6f0001",
      topicArn: "arn:aws:sns:us-east-1:000000000000:A3BXB0YN3XH17HA2EXAMPLESELLER",
      message: '{"a":"é\\n"}',
      subject: "Hi",
      timestamp: "2024-05-07T08:30:01.100Z",
      signatureVersion,
    })
  })

  it("verifies against text written out by hand", async () => {
    const text =
      "Message\nline one\nline two\nMessageId\nm-1\nTimestamp\n2024-05-07T08:30:01.100Z\nTopicArn\narn:aws:sns:eu-west-1:1:T\nType\nNotification\n"
    const body = JSON.stringify({
      Type: "Notification",
      MessageId: "m-1",
      TopicArn: "arn:aws:sns:eu-west-1:1:T",
      Message: "line one\nline two",
      Timestamp: "2024-05-07T08:30:01.100Z",
      SignatureVersion: "1",
      Signature: sign("RSA-SHA1", Buffer.from(text), amazon.keyPem).toString("base64"),
      SigningCertURL: URL_OF_CERTIFICATE,
    })
    await expect(check(body)).resolves.toMatchObject({ message: "line one\nline two" })
    const withSubject = text.replace("Timestamp\n", "Subject\nS\nTimestamp\n")
    const signature = sign("RSA-SHA256", Buffer.from(withSubject), amazon.keyPem).toString("base64")
    const second = changed(body, { Subject: "S", SignatureVersion: "2", Signature: signature })
    await expect(check(second)).resolves.toMatchObject({ subject: "S" })
  })

  it.each(["SubscriptionConfirmation", "UnsubscribeConfirmation"] as const)(
    "verifies when it is a %s",
    async (type) => {
      await expect(check(signed({ type, token: "abc" }))).resolves.toMatchObject({
        type,
        token: "abc",
        subscribeUrl: expect.stringMatching(/^https:\/\/sns\./) as string,
      })
    },
  )

  it("signs a confirmation's address and token, in Amazon's order", async () => {
    const text =
      "Message\nm\nMessageId\ni\nSubscribeURL\nhttps://sns.x/\nTimestamp\n2024-05-07T08:30:01Z\nToken\nt\nTopicArn\narn:a\nType\nSubscriptionConfirmation\n"
    const body = JSON.stringify({
      Type: "SubscriptionConfirmation",
      MessageId: "i",
      TopicArn: "arn:a",
      Message: "m",
      Timestamp: "2024-05-07T08:30:01Z",
      Token: "t",
      SubscribeURL: "https://sns.x/",
      SignatureVersion: "2",
      Signature: sign("RSA-SHA256", Buffer.from(text), amazon.keyPem).toString("base64"),
      SigningCertURL: URL_OF_CERTIFICATE,
    })
    await expect(check(body)).resolves.toMatchObject({ type: "SubscriptionConfirmation" })
    expect(await refusal(changed(body, { SubscribeURL: "https://sns.y/" }))).toMatchObject({
      code: "InvalidSignature",
    })
  })

  it("verifies from bytes, in the relays' spelling, with surplus and null fields", async () => {
    const body = signed()
    await expect(check(Buffer.from(body))).resolves.toBeDefined()
    const { SigningCertURL, ...rest } = JSON.parse(body) as Record<string, unknown>
    const relayed = JSON.stringify({
      ...rest,
      SigningCertUrl: SigningCertURL,
      Subject: null,
      New: [1],
    })
    const result = await check(relayed)
    expect(result).not.toHaveProperty("New")
    expect(result).toMatchObject({ subject: undefined })
  })

  it("verifies when its certificate comes with a chain", async () => {
    await expect(
      check(signed(), { certificate: known(`${amazon.pem}\n${stranger.pem}\n`) }),
    ).resolves.toBeDefined()
    expect(
      await refusal(signed(), { certificate: known(`${stranger.pem}\n${amazon.pem}`) }),
    ).toMatchObject({ code: "InvalidSignature" })
  })

  it("verifies years later when its certificate is judged at its time", async () => {
    expect(await refusal(signed(), { at: new Date("2030-01-01") })).toMatchObject({
      code: "InvalidCertificate",
    })
    await expect(check(signed())).resolves.toBeDefined()
  })

  it("is judged now by default", async () => {
    expect(await refusal(signed(), { at: undefined })).toMatchObject({ code: "InvalidCertificate" })
  })

  it("may hold names that mean something elsewhere", async () => {
    const body = signed().replace("{", '{"__proto__":{"Type":"x"},"constructor":1,')
    await expect(check(body)).resolves.toMatchObject({ type: "Notification" })
    expect(Object.prototype).not.toHaveProperty("Type")
  })
})

describe("a message that is not exactly right", () => {
  const fields = [
    "Type",
    "MessageId",
    "TopicArn",
    "Message",
    "Timestamp",
    "SignatureVersion",
    "Signature",
    "SigningCertURL",
  ]

  it.each(fields)("is refused without %s", async (field) => {
    const { [field]: _left, ...rest } = JSON.parse(signed()) as Record<string, unknown>
    expect(await refusal(JSON.stringify(rest))).toMatchObject({ code: "InvalidEnvelope" })
  })

  it.each(fields)("is refused when %s is no text", async (field) => {
    expect(await refusal(changed(signed(), { [field]: 1 }))).toMatchObject({
      code: "InvalidEnvelope",
    })
  })

  it.each<[string, Record<string, unknown>, IpnErrorCode]>([
    ["another message", { Message: "{}" }, "InvalidSignature"],
    ["another id", { MessageId: "m" }, "InvalidSignature"],
    ["another topic", { TopicArn: "arn:aws:sns:us-east-1:1:x" }, "InvalidSignature"],
    ["another time", { Timestamp: "2024-05-07T08:30:02.100Z" }, "InvalidSignature"],
    ["a subject that was not there", { Subject: "S" }, "InvalidSignature"],
    ["an empty subject that was not there", { Subject: "" }, "InvalidSignature"],
    ["the other signature version", { SignatureVersion: "1" }, "InvalidSignature"],
    ["an unknown signature version", { SignatureVersion: "3" }, "InvalidEnvelope"],
    ["an unknown type", { Type: "Hello" }, "InvalidEnvelope"],
    ["no time", { Timestamp: "yesterday" }, "InvalidEnvelope"],
    ["a signature that is no base64", { Signature: "!" }, "InvalidSignature"],
    ["an empty signature", { Signature: "" }, "InvalidSignature"],
    ["a short signature", { Signature: "AAAA" }, "InvalidSignature"],
    ["an id of two lines", { MessageId: "a\nb" }, "InvalidEnvelope"],
  ])("is refused with %s", async (_case, changes, code) => {
    expect(await refusal(changed(signed(), changes))).toMatchObject({ code, retryable: false })
  })

  it("is refused when a field has swallowed its neighbour, though the signed text is the same", async () => {
    const body = signed({ messageId: "m", subject: "S" })
    const { Subject, ...rest } = JSON.parse(body) as Record<string, unknown>
    const swallowed = JSON.stringify({ ...rest, MessageId: `m\nSubject\n${String(Subject)}` })
    expect(await refusal(swallowed)).toMatchObject({ code: "InvalidEnvelope" })
  })

  it("is refused when its subject was taken away", async () => {
    expect(await refusal(changed(signed({ subject: "S" }), { Subject: undefined }))).toMatchObject({
      code: "InvalidSignature",
    })
  })

  it("is refused when somebody else signed it", async () => {
    const forged = signed({ privateKey: stranger.privateKey })
    expect(await refusal(forged)).toMatchObject({ code: "InvalidSignature", retryable: false })
  })

  it.each([
    ["", "NotJson"],
    ["hello", "NotJson"],
    ["[]", "InvalidEnvelope"],
    ["null", "InvalidEnvelope"],
    ["{}", "InvalidEnvelope"],
  ])("is refused when it is %j", async (body, code) => {
    expect(await refusal(body)).toMatchObject({ code })
  })

  it("is refused when it is too large, before it is read", async () => {
    const large = "{".repeat(256 * 1024 + 1)
    expect(await refusal(large)).toMatchObject({ code: "TooLarge", retryable: false })
    expect(await refusal(Buffer.from(large))).toMatchObject({ code: "TooLarge" })
    expect(await refusal("é".repeat(5), { maxBytes: 9 })).toMatchObject({ code: "TooLarge" })
  })

  it("is refused in words that quote nothing of it", async () => {
    const error = await refusal(changed(signed(), { TopicArn: "Ann Example" }))
    expect(error.message).toBe("not an SNS message: TopicArn")
  })

  it("is never taken with a byte changed", async () => {
    const body = Buffer.from(signed({ subject: "Hi" }))
    const original = await check(body)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(body.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (position, difference) => {
          const mutated = Buffer.from(body)
          mutated[position] = (mutated[position] ?? 0) ^ difference
          const outcome: unknown = await check(mutated).catch((error: unknown) => error)
          // A change in a field that is neither signed nor passed on changes nothing.
          if (!(outcome instanceof IpnError)) {
            expect(outcome).toEqual(original)
            const at = body.indexOf("UnsubscribeURL") - 3
            expect(position).toBeGreaterThan(at)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })
})

describe("a certificate", () => {
  it.each<[string, Parameters<typeof signer>[0] & object]>([
    ["of another name", { subject: "CN=sns.example.com" }],
    ["of a name that contains it", { subject: "CN=sns.amazonaws.com.example.com" }],
    ["with the name in another field", { subject: "CN=x, O=sns.amazonaws.com" }],
    ["of two names", { subject: "CN=sns.amazonaws.com, CN=evil" }],
    ["with the name behind a line break", { subject: [{ O: ["y\nCN=sns.amazonaws.com"] }] }],
    ["without a name", { subject: "O=Example" }],
    ["with a short key", { bits: 1024 }],
    ["without an RSA key", { curve: true }],
    ["not valid yet", { notBefore: "2024-06-01T00:00:00Z" }],
    ["not valid any more", { notAfter: "2024-02-01T00:00:00Z" }],
  ])("is refused: %s", async (_case, options) => {
    const other = await signer(options)
    const body = signed(options.curve ? {} : { privateKey: other.privateKey })
    expect(await refusal(body, { certificate: known(other.pem) })).toMatchObject({
      code: "InvalidCertificate",
      retryable: false,
    })
  })

  it.each<[string, (pem: string) => string]>([
    ["words", () => "hello"],
    ["nothing", () => ""],
    ["an error page that quotes one", (pem) => `<Error><Message>\n${pem}\n</Message></Error>`],
    ["one with words before it", (pem) => `hello\n${pem}`],
    ["one with words behind it", (pem) => `${pem}\nhello`],
    ["one cut short", (pem) => pem.slice(0, -40)],
    ["a key", () => amazon.keyPem],
  ])("is refused when it is %s", async (_case, change) => {
    expect(await refusal(signed(), { certificate: known(change(amazon.pem)) })).toMatchObject({
      code: "InvalidCertificate",
    })
  })

  it("may come with carriage returns and empty lines", async () => {
    const pem = `\r\n${amazon.pem.replaceAll("\n", "\r\n")}\r\n\r\n`
    await expect(check(signed(), { certificate: known(pem) })).resolves.toBeDefined()
  })

  it("that cannot be had makes the message worth another try", async () => {
    const error = await refusal(signed(), { certificate: () => Promise.reject(new Error("down")) })
    expect(error).toMatchObject({ code: "CertificateUnavailable", retryable: true })
  })

  it("of a simulator passes by its own rules only", async () => {
    const simulator = await signer({ subject: "CN=localhost" })
    const signingCertUrl = "http://127.0.0.1:9000/certificate"
    const body = signed({ privateKey: simulator.privateKey, signingCertUrl })
    const options = {
      certificate: () => Promise.resolve(simulator.pem),
      certificateUrl: (url: URL) => url.host === "127.0.0.1:9000",
    }
    expect(await refusal(body)).toMatchObject({ code: "UntrustedCertificateUrl" })
    expect(await refusal(body, options)).toMatchObject({ code: "InvalidCertificate" })
    await expect(
      check(body, { ...options, certificateSubject: "localhost" }),
    ).resolves.toBeDefined()
  })

  it.each([
    "http://sns.us-east-1.amazonaws.com/a.pem",
    "https://sns.us-east-1.amazonaws.com.evil.example/a.pem",
    "https://evil.example/sns.us-east-1.amazonaws.com/a.pem",
    "https://sns.us-east-1.amazonaws.com@evil.example/a.pem",
    "https://user@sns.us-east-1.amazonaws.com/a.pem",
    "https://:p@sns.us-east-1.amazonaws.com/a.pem",
    "https://sns.us-east-1.amazonaws.com:444/a.pem",
    "https://sns.us-east-1.amazonaws.com:443/a.pem",
    "https://sns.us-east-1.amazonaws.com/a.txt",
    "https://sns.us-east-1.amazonaws.com/a?b=.pem",
    "https://sns.us-east-1.amazonaws.com/a.pem?b",
    "https://sns.us-east-1.amazonaws.com/a.pem#b",
    "https://sns.us-east-1.amazonaws.com/b/../a.pem",
    "https://sns.us-east-1.amazonaws.com\\a.pem",
    "https:/sns.us-east-1.amazonaws.com/a.pem",
    "https://SNS.us-east-1.amazonaws.com/a.pem",
    "https://sns.us-east-1.amazonaws.com./a.pem",
    " https://sns.us-east-1.amazonaws.com/a.pem",
    "https://sns.us.amazonaws.com/a.pem",
    "https://sns.s3-us-west-2.amazonaws.com/a.pem",
    "https://xsns.us-east-1.amazonaws.com/a.pem",
    "https://sns.us-east-1.a.amazonaws.com/a.pem",
    "https://sns.us-east-1.amazonaws.cn/a.pem",
    "https://sns.us-east-1xamazonaws.com/a.pem",
    "file:///a.pem",
    "a.pem",
  ])("is not fetched from %s", async (signingCertUrl) => {
    const certificate = jest.fn(known(amazon.pem))
    expect(await refusal(signed({ signingCertUrl }), { certificate })).toMatchObject({
      code: "UntrustedCertificateUrl",
      retryable: false,
    })
    expect(certificate).not.toHaveBeenCalled()
  })

  it.each([
    [
      "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-bb750dd426d95ee9390147a5624348ee.pem",
      "arn:aws:sns:eu-west-1:000000000000:topic",
    ],
    [
      "https://sns.cn-north-1.amazonaws.com.cn/a.pem",
      "arn:aws-cn:sns:cn-north-1:000000000000:topic",
    ],
  ])("is fetched from %s", async (signingCertUrl, topicArn) => {
    const certificate = jest.fn(() => Promise.resolve(amazon.pem))
    const body = signed({ signingCertUrl, topicArn })
    await expect(check(body, { certificate })).resolves.toBeDefined()
    expect(certificate).toHaveBeenCalledWith(signingCertUrl)
  })
})
