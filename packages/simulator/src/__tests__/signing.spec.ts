import { createHmac } from "node:crypto"
import { expectedSignature, percentEncode, signedText } from "../endpoint/signature"
import type { Merchant } from "./support/client"
import { livePath, sandboxPath, startFrozen } from "./support/client"
import { query, signature } from "./support/sign"

const host = "mws.amazonservices.com"
const common = {
  AWSAccessKeyId: "TEST_ACCESS_KEY",
  AmazonOrderReferenceId: "AMAZON_ORDER_REFERENCE_ID",
  SellerId: "TEST_MERCHANT_ID",
  SignatureMethod: "HmacSHA256",
  SignatureVersion: "2",
  Timestamp: "2015-12-31T23:59:58Z",
  Version: "2013-01-01",
}
const note = `Café ~ 50% off * (2 items) + it's {"k":1}`

const vectors: {
  name: string
  secret: string
  parameters: Record<string, string>
  expected: string
}[] = [
  {
    name: "reading an order reference",
    secret: "TEST_SECRET_KEY",
    parameters: { ...common, Action: "GetOrderReferenceDetails" },
    expected: "cpkDC72d5lMIbo5ET2dvERTw4F2cGQJL3eQPzUe2pAE=",
  },
  {
    name: "setting an order reference",
    secret: "TEST_SECRET_KEY",
    parameters: {
      ...common,
      Action: "SetOrderReferenceDetails",
      "OrderReferenceAttributes.OrderTotal.Amount": "2",
      "OrderReferenceAttributes.OrderTotal.CurrencyCode": "USD",
    },
    expected: "i51MSGv9O2G2LHIlhCXLigA3ZKaZRoc7Mb5A1VX2QTA=",
  },
  {
    name: "a note with every awkward character",
    secret: "exampleSecretKey/0123456789+abcdefABCDEF",
    parameters: {
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
    },
    expected: "AewfSCSQqpEpQFJLLgJUNBD5gJKaCcVjB+kkgwMa8nc=",
  },
]

describe("known answers", () => {
  test.each(vectors)("$name", ({ secret, parameters, expected }) => {
    const request = {
      method: "POST",
      host,
      path: sandboxPath,
      parameters: new Map(Object.entries(parameters)),
    }
    expect(expectedSignature(request, "HmacSHA256", secret)).toBe(expected)
    expect(signature(host, sandboxPath, parameters, secret)).toBe(expected)
  })

  test("the raw keyed hash", () => {
    const hash = createHmac("sha256", "mws_secret_key").update("my_test_string").digest("base64")
    expect(hash).toBe("JQZYxe8EFlLE3XCAWotsn329rpZF7OFYhA8oo7rUV2E=")
  })

  test("percent-encoding", () => {
    expect(percentEncode(note)).toBe(
      "Caf%C3%A9%20~%2050%25%20off%20%2A%20%282%20items%29%20%2B%20it%27s%20%7B%22k%22%3A1%7D",
    )
  })

  test("names are sorted by their bytes, not by their encoded pairs", () => {
    const parameters = new Map([
      ["a", "1"],
      ["B", "2"],
      ["a.b", "3"],
      ["a1", "4"],
      ["Signature", "x"],
    ])
    const text = signedText({ method: "POST", host: "HOST:80", path: "/p/", parameters })
    expect(text).toBe("POST\nhost:80\n/p/\nB=2&a=1&a.b=3&a1=4")
  })
})

describe("the checks before the action", () => {
  let merchant: Merchant
  beforeAll(async () => {
    merchant = await startFrozen()
  })
  afterAll(() => merchant.simulator.stop())

  const unsigned = (changes: Record<string, string | undefined>): Record<string, string> => {
    const all = { ...merchant.signed("GetServiceStatus"), ...changes }
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
  }
  const resigned = (changes: Record<string, string>): Record<string, string> =>
    merchant.signed("GetServiceStatus", changes)

  test.each([sandboxPath, `${sandboxPath}/`, livePath, `${livePath}/`])(
    "answers at %s",
    async (path) => {
      const answer = await merchant.call("GetServiceStatus", {}, path)
      expect([answer.status, answer.get("Status")]).toEqual([200, "GREEN"])
    },
  )

  test.each(["2015-12-31T23:59:58z", "", ".000Z"])("takes timestamps ending %p", async (form) => {
    const now = new Date().toISOString().slice(0, 19)
    const ending = form.startsWith("2015") ? "z" : form === "" ? "Z" : form
    const answer = await merchant.post(resigned({ Timestamp: `${now}${ending}` }))
    expect(answer.status).toBe(200)
  })

  test.each([
    ["no key", { AWSAccessKeyId: undefined }, 403, "MissingAuthenticationToken"],
    ["no signature", { Signature: undefined }, 403, "MissingAuthenticationToken"],
    ["an unknown key", { AWSAccessKeyId: "AKIANOBODY" }, 403, "InvalidAccessKeyId"],
    ["a wrong signature", { Signature: "AAAA" }, 403, "SignatureDoesNotMatch"],
    ["a changed parameter", { SellerId: "ANOTHER" }, 403, "SignatureDoesNotMatch"],
  ])("refuses %s", async (_name, changes, status, code) => {
    const answer = await merchant.post(unsigned(changes))
    expect([answer.status, answer.get("Code")]).toEqual([status, code])
  })

  const minutesAway = (minutes: number): string =>
    new Date(Date.now() + minutes * 60_000).toISOString()

  test.each([
    ["a foreign seller", () => ({ SellerId: "A0FOREIGNSELLER" }), 401, "UnauthorizedAccess"],
    ["another version", () => ({ Version: "2012-01-01" }), 400, "InvalidAddress"],
    ["a late request", () => ({ Timestamp: minutesAway(-16) }), 400, "InvalidParameterValue"],
    ["an early request", () => ({ Timestamp: minutesAway(16) }), 400, "InvalidParameterValue"],
    ["no time", () => ({ Timestamp: "soon" }), 400, "InvalidParameterValue"],
    ["a strange method", () => ({ SignatureMethod: "MD5" }), 400, "InvalidParameterValue"],
    ["signature version 1", () => ({ SignatureVersion: "1" }), 400, "InvalidParameterValue"],
    ["an unknown action", () => ({ Action: "Charge" }), 400, "InvalidParameterValue"],
  ])("refuses %s", async (_name, changes, status, code) => {
    const answer = await merchant.post(resigned(changes()))
    expect([answer.status, answer.get("Code")]).toEqual([status, code])
  })

  test.each([-14, 14])("bears a clock that is %d minutes off", async (minutes) => {
    expect((await merchant.post(resigned({ Timestamp: minutesAway(minutes) }))).status).toBe(200)
  })

  test("keeps to real time however far the simulated clock is", async () => {
    const other = await startFrozen()
    await other.advance("P100D")
    expect((await other.call("GetServiceStatus")).status).toBe(200)
    await other.simulator.stop()
  })

  test.each(["/OffAmazonPayments/2012-01-01", "/Orders/2013-09-01", "/nowhere"])(
    "refuses the address %s",
    async (path) => {
      const answer = await merchant.call("GetServiceStatus", {}, path)
      expect([answer.status, answer.get("Code")]).toEqual([400, "InvalidAddress"])
    },
  )

  test("demands the token a seller granted, when told to", async () => {
    const delegated = await startFrozen({ mwsAuthToken: "amzn.mws.1" })
    const without = await delegated.call("GetServiceStatus")
    const withToken = await delegated.call("GetServiceStatus", { MWSAuthToken: "amzn.mws.1" })
    expect([without.status, without.get("Code"), withToken.status]).toEqual([
      401,
      "AccessDenied",
      200,
    ])
    await delegated.simulator.stop()
  })

  test("takes GET only when told to", async () => {
    const lenient = await startFrozen({ acceptGet: true })
    for (const [target, expected] of [
      [merchant, 400],
      [lenient, 200],
    ] as const) {
      const { host: name } = new URL(target.simulator.url)
      const { Signature: _, ...parameters } = target.signed("GetServiceStatus")
      const signed = {
        ...parameters,
        Signature: signature(name, sandboxPath, parameters, target.simulator.secretKey, "GET"),
      }
      const response = await fetch(`${target.simulator.url}${sandboxPath}?${query(signed)}`)
      expect(response.status).toBe(expected)
    }
    await lenient.simulator.stop()
  })

  test("answers in exactly text/xml", async () => {
    const response = await fetch(`${merchant.simulator.url}${sandboxPath}`, {
      method: "POST",
      body: query(merchant.signed("GetServiceStatus")),
    })
    expect(response.headers.get("content-type")).toBe("text/xml")
  })
})
