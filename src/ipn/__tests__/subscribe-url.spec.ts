import { isAmazonSubscribeUrl } from "../subscribe-url"
import { signEnvelope } from "../testing"
import { verifyEnvelope, type VerifyEnvelopeOptions } from "../verify-envelope"
import { signer, type Signer } from "./certificates"

const at = new Date("2024-05-07T08:30:05Z")
let amazon: Signer

beforeAll(async () => {
  amazon = await signer()
})

const confirmation = async (
  subscribeUrl: string,
  options: Partial<VerifyEnvelopeOptions> = {},
  type: "SubscriptionConfirmation" | "UnsubscribeConfirmation" = "SubscriptionConfirmation",
) =>
  verifyEnvelope(
    signEnvelope({ privateKey: amazon.privateKey, message: "m", type, token: "t", subscribeUrl }),
    { certificate: () => Promise.resolve(amazon.pem), at, ...options },
  )

const GOOD =
  "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:1:T&Token=2336"

describe("the address that confirms a subscription", () => {
  it.each(["SubscriptionConfirmation", "UnsubscribeConfirmation"] as const)(
    "is there in a %s when it is on a host of SNS",
    async (type) => {
      await expect(confirmation(GOOD, {}, type)).resolves.toEqual({
        type,
        messageId: "6f1b0c52-0d0e-5b7e-9a65-5b7a2f6f0001",
        topicArn: "arn:aws:sns:us-east-1:000000000000:A3BXB0YN3XH17HA2EXAMPLESELLER",
        message: "m",
        timestamp: "2024-05-07T08:30:01.100Z",
        signatureVersion: "2",
        token: "t",
        subscribeUrl: GOOD,
      })
      expect(isAmazonSubscribeUrl(new URL(GOOD))).toBe(true)
    },
  )

  it("is there in China", async () => {
    const url = GOOD.replace("eu-west-1.amazonaws.com", "cn-north-1.amazonaws.com.cn")
    await expect(confirmation(url)).resolves.toMatchObject({ subscribeUrl: url })
  })

  it.each([
    "http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
    "https://sns.eu-west-1.amazonaws.com.evil.example/?Action=ConfirmSubscription",
    "https://evil.example/?https://sns.eu-west-1.amazonaws.com/",
    "https://sns.eu-west-1.amazonaws.com@evil.example/",
    "https://evil.example\\@sns.eu-west-1.amazonaws.com/",
    "https://user@sns.eu-west-1.amazonaws.com/",
    "https://:p@sns.eu-west-1.amazonaws.com/",
    "https://sns.eu-west-1.amazonaws.com:8443/",
    "https://sns.eu-west-1.amazonaws.com/#fragment",
    "https://sqs.eu-west-1.amazonaws.com/",
    "https://sns.s3-us-west-2.amazonaws.com/",
    "https://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "not a url",
  ])("is left out when it is %s, and the message verifies all the same", async (url) => {
    const outcome = await confirmation(url)
    expect(outcome).toMatchObject({ type: "SubscriptionConfirmation", token: "t" })
    expect(outcome.subscribeUrl).toBeUndefined()
  })

  it("is what a URL parser makes of it: what was checked is what is visited", async () => {
    const outcome = await confirmation("https:\\\\SNS.eu-west-1.amazonaws.com/a/../?b")
    expect(outcome.subscribeUrl).toBe("https://sns.eu-west-1.amazonaws.com/?b")
  })

  it("follows a simulator's rule where there is one, and no other then", async () => {
    const subscribeUrl = (url: URL) => url.host === "127.0.0.1:9001"
    const own = "http://127.0.0.1:9001/?Action=ConfirmSubscription"
    await expect(confirmation(own, { subscribeUrl })).resolves.toMatchObject({ subscribeUrl: own })
    expect((await confirmation(GOOD, { subscribeUrl })).subscribeUrl).toBeUndefined()
  })

  it("is not of a notification, whatever it carries", async () => {
    const body = signEnvelope({ privateKey: amazon.privateKey, message: "m" })
    const withUrl = JSON.stringify({ ...(JSON.parse(body) as object), SubscribeURL: GOOD })
    const outcome = await verifyEnvelope(withUrl, {
      certificate: () => Promise.resolve(amazon.pem),
      at,
    })
    expect(outcome).toMatchObject({ type: "Notification" })
    expect(outcome.subscribeUrl).toBeUndefined()
  })
})
