import { createHmac } from "node:crypto"
import fc from "fast-check"
import { canonicalQuery, percentEncode, signature, stringToSign } from "../signature"

const host = "mws.amazonservices.com"
const path = "/OffAmazonPayments_Sandbox/2013-01-01"
const common = {
  AWSAccessKeyId: "TEST_ACCESS_KEY",
  AmazonOrderReferenceId: "AMAZON_ORDER_REFERENCE_ID",
  SellerId: "TEST_MERCHANT_ID",
  SignatureMethod: "HmacSHA256",
  SignatureVersion: "2",
  Timestamp: "2015-12-31T23:59:58Z",
  Version: "2013-01-01",
}
const vectorA = { ...common, Action: "GetOrderReferenceDetails" }
const vectorC = {
  ...common,
  Action: "SetOrderReferenceDetails",
  "OrderReferenceAttributes.OrderTotal.Amount": "2",
  "OrderReferenceAttributes.OrderTotal.CurrencyCode": "USD",
}
const note = 'Café ~ 50% off * (2 items) + it\'s {"k":1}'
const vectorF = {
  AWSAccessKeyId: "AKIAEXAMPLEKEY000001",
  Action: "Capture",
  AmazonAuthorizationId: "S23-1234567-1234567-A000001",
  "CaptureAmount.Amount": "199.00",
  "CaptureAmount.CurrencyCode": "USD",
  CaptureReferenceId: "test_capture_1",
  SellerCaptureNote: note,
  SellerId: "A2EXAMPLESELLER",
  SignatureMethod: "HmacSHA256",
  SignatureVersion: "2",
  Timestamp: "2013-11-19T19:01:11Z",
  Version: "2013-01-01",
}
const sign = (parameters: Record<string, string>, secretKey = "TEST_SECRET_KEY") =>
  signature({ method: "POST", host, path, parameters, secretKey })

describe("MWS Signature Version 2", () => {
  it("composes the text of vector A", () => {
    expect(stringToSign({ method: "post", host: host.toUpperCase(), path, parameters: vectorA }))
      .toBe(`POST
mws.amazonservices.com
/OffAmazonPayments_Sandbox/2013-01-01
AWSAccessKeyId=TEST_ACCESS_KEY&Action=GetOrderReferenceDetails&AmazonOrderReferenceId=AMAZON_ORDER_REFERENCE_ID&SellerId=TEST_MERCHANT_ID&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2015-12-31T23%3A59%3A58Z&Version=2013-01-01`)
  })

  it.each([
    ["A", vectorA, "TEST_SECRET_KEY", "cpkDC72d5lMIbo5ET2dvERTw4F2cGQJL3eQPzUe2pAE="],
    ["C", vectorC, "TEST_SECRET_KEY", "i51MSGv9O2G2LHIlhCXLigA3ZKaZRoc7Mb5A1VX2QTA="],
    [
      "F",
      vectorF,
      "exampleSecretKey/0123456789+abcdefABCDEF",
      "AewfSCSQqpEpQFJLLgJUNBD5gJKaCcVjB+kkgwMa8nc=",
    ],
  ])("gives the known answer %s", (_name, parameters, secretKey, expected) => {
    expect(sign(parameters, secretKey)).toBe(expected)
  })

  it("stands on the HMAC of known answer E", () => {
    expect(createHmac("sha256", "mws_secret_key").update("my_test_string").digest("base64")).toBe(
      "JQZYxe8EFlLE3XCAWotsn329rpZF7OFYhA8oo7rUV2E=",
    )
  })

  it("leaves out a signature that is already there", () => {
    expect(sign({ ...vectorA, Signature: "old" })).toBe(sign(vectorA))
  })

  it("sorts raw names by their bytes", () => {
    const names = ["a", "B", "A.2", "A", "A1", "A.10", "Å", "Z", "\u{10000}", "\uffff"]
    const query = canonicalQuery(Object.fromEntries(names.map((name) => [name, ""])))
    expect(query.split("&").map((pair) => decodeURIComponent(pair.slice(0, -1)))).toEqual([
      "A",
      "A.10",
      "A.2",
      "A1",
      "B",
      "Z",
      "a",
      "Å",
      "\uffff",
      "\u{10000}",
    ])
  })

  it("signs the same whatever the order of the parameters", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })),
        fc.infiniteStream(fc.nat()),
        (parameters, keys) => {
          const shuffled = Object.entries(parameters)
            .map((entry) => ({ entry, key: keys.next().value }))
            .sort((one, other) => one.key - other.key)
            .map(({ entry }) => entry)
          expect(sign(Object.fromEntries(shuffled))).toBe(sign(parameters))
        },
      ),
      { numRuns: 100 },
    )
  })

  it("signs differently when any one value differs", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(vectorF)), (name) => {
        const value = vectorF[name as keyof typeof vectorF]
        expect(sign({ ...vectorF, [name]: `${value}x` })).not.toBe(sign(vectorF))
      }),
      { numRuns: 30 },
    )
  })
})

describe("percentEncode", () => {
  it("encodes the characters other encoders get wrong", () => {
    expect(percentEncode(note)).toBe(
      "Caf%C3%A9%20~%2050%25%20off%20%2A%20%282%20items%29%20%2B%20it%27s%20%7B%22k%22%3A1%7D",
    )
    expect(percentEncode("!'()*~-_.\n")).toBe("%21%27%28%29%2A~-_.%0A")
  })

  it("is undone by decoding, and leaves nothing reserved", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const encoded = percentEncode(text)
        expect(decodeURIComponent(encoded)).toBe(text)
        expect(encoded).toMatch(/^([A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/)
      }),
      { numRuns: 300 },
    )
  })

  it("replaces half a character instead of failing", () => {
    expect(percentEncode("Gift \ud83c")).toBe("Gift%20%EF%BF%BD")
    expect(percentEncode("\udf81")).toBe("%EF%BF%BD")
  })
})
