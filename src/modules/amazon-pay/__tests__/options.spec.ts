import { AmazonPayOptionsError, parseOptions } from "../options"
import { isMailed, mailNames } from "../words/mails"

const good = {
  sellerId: "A2TESTSELLER01",
  accessKey: "AKIATEST",
  secretKey: "very secret",
  clientId: "amzn1.application-oa2-client.x",
  region: "na",
  sandbox: true,
}

describe("the options of a provider entry", () => {
  it("need no more than an account; parcels are charged when they are packed", () => {
    expect(parseOptions(good)).toEqual({
      ...good,
      capture: "fulfillment",
      authorization: "sync-then-async",
      remainder: "on-demand",
      billingAddress: false,
      guard: "warn",
      address: "warn",
    })
  })

  it.each([
    ["sellerId", undefined, "option `sellerId` is missing"],
    ["region", undefined, "option `region` is missing: it must be one of na, eu, uk, jp"],
    ["sellerId", "a seller", "option `sellerId` must be the merchant id"],
    ["region", "us", "option `region` must be one of na, eu, uk, jp"],
    ["sandbox", "yes", "option `sandbox` must be of type boolean"],
    ["secretKey", " ", "option `secretKey` must be the MWS secret key"],
    [
      "capture",
      "sometimes",
      "option `capture` must be one of fulfillment, shipment, manual, immediate",
    ],
    ["endpoint", "localhost", "option `endpoint` must be a URL"],
    [
      "softDescriptor",
      "far too long for a statement",
      "option `softDescriptor` must be at most 16 characters",
    ],
    ["storeName", "  ", "option `storeName` must not be empty"],
    ["captureMode", "manual", "option `captureMode` is not known (known are sellerId, accessKey, "],
    [
      "notOfferedFor",
      { countries: ["UK"] },
      "option `notOfferedFor.countries.0` must be a country",
    ],
    ["notOfferedFor", { countries: ["XX"] }, "such as GB or DE"],
    [
      "notOfferedFor",
      { poBox: true },
      "option `notOfferedFor.poBox` is not known (known are countries, poBoxes, ",
    ],
    ["ipn", { keepDays: 5000 }, "option `ipn.keepDays` must be at most 3650"],
    ["texts", { refund: "Refund of {order" }, "option `texts.refund` has a brace too many or too"],
    ["texts", { refund: "{{order}}" }, "option `texts.refund` has a brace too many or too few"],
    ["texts", { refund: "${order}" }, "or a $ before one: write {order}"],
    ["texts", { refund: " " }, "option `texts.refund` must not be empty"],
    ["ipn", { certificateUrl: "nowhere" }, "option `ipn.certificateUrl` must be a URL"],
    [
      "texts",
      { order: "Order {nr}" },
      "option `texts.order` names {nr}; known are {order}, {store}",
    ],
    ["texts", { parcels: "{order}" }, "option `texts.parcels` is not known"],
    ["mails", { only: ["greetings"] }, "option `mails.only.0` must be one of payment-declined, "],
    ["mails", { send: [] }, "option `mails.send` is not known (known are only, templates)"],
    ["mails", true, "option `mails` must be `false`, or say what is sent"],
    [
      "mails",
      { templates: { greetings: "x" } },
      "option `mails.templates.greetings` is not known (known are payment-declined, ",
    ],
    ["platformId", "us", "option `platformId` must be a seller id"],
    ["ipn", { url: "shop.example" }, "option `ipn.url` must be a URL"],
  ])("name a wrong %s (%p) in a sentence", (option, value, sentence) => {
    const parse = () => parseOptions({ ...good, [option]: value })
    expect(parse).toThrow(AmazonPayOptionsError)
    expect(parse).toThrow(sentence)
  })

  it("take `mails: false` for no mails, and leave them out for those that are sent by themselves", () => {
    expect(parseOptions({ ...good, mails: false }).mails).toEqual({ only: [] })
    expect(isMailed("payment-declined", parseOptions({ ...good, mails: false }).mails)).toBe(false)
    const { mails } = parseOptions({ ...good, mails: { templates: { "parcel-failed": "d-1" } } })
    for (const options of [mails, parseOptions(good).mails]) {
      expect(mailNames.filter((name) => !isMailed(name, options))).toEqual(["refund-completed"])
    }
  })

  it("name the entry by its seller, where that is one", () => {
    expect(() => parseOptions({ ...good, region: "us" })).toThrow(/for seller A2TESTSELLER01: /)
    for (const sellerId of ["secret", "AKIAIOSFODNN7EXAMPLE"]) {
      const parse = () => parseOptions({ ...good, region: "us", sellerId })
      expect(parse).toThrow(
        expect.not.objectContaining({ message: expect.stringMatching(/for seller/) }),
      )
    }
  })

  it("take a country in any case, and keep it as Medusa writes it", () => {
    const { notOfferedFor } = parseOptions({ ...good, notOfferedFor: { countries: ["GB", "at"] } })
    expect(notOfferedFor?.countries).toEqual(["gb", "at"])
  })

  it("name all of them at once, and say what to do when there are none", () => {
    expect(() => parseOptions({ ...good, region: "us", sandbox: 1 })).toThrow(/`region`.*`sandbox`/)
    expect(() => parseOptions(undefined)).toThrow(/`sellerId` is missing.*README/)
  })

  it("never repeat a value: it may be a secret", () => {
    const parse = () => parseOptions({ ...good, region: "very secret", sandbox: "very secret" })
    expect(parse).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("very secret") }),
    )
  })

  it.each([
    ["endpoint", { endpoint: "http://localhost:9001" }],
    ["ipn.certificateUrl", { ipn: { certificateUrl: "http://localhost:9001/cert.pem" } }],
  ])("refuse %s with a live account", (option, given) => {
    const parse = () => parseOptions({ ...good, sandbox: false, ...given })
    expect(parse).toThrow(`option \`${option}\` is for a simulator`)
  })

  it.each(["http", "HTTP", "hTTp", " http"])(
    "want HTTPS for notifications of a live account, however %j is written",
    (scheme) => {
      const url = `${scheme}://shop.example/hooks/amazon-pay/ipn`
      expect(parseOptions({ ...good, ipn: { url } }).ipn?.url).toContain("shop.example")
      expect(() => parseOptions({ ...good, sandbox: false, ipn: { url } })).toThrow(
        "option `ipn.url` must begin with https://",
      )
    },
  )

  it("keep the text of messages for 90 days unless told otherwise", () => {
    expect(parseOptions({ ...good, ipn: {} }).ipn).toEqual({
      keepDays: 90,
      confirmSubscriptions: false,
    })
    expect(() => parseOptions({ ...good, ipn: { topicArns: ["arn:aws:sqs:x"] } })).toThrow(
      "option `ipn.topicArns.0` must be the ARN of an SNS topic",
    )
  })
})
