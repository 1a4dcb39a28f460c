import { MwsResponseError, type MwsError } from "../errors"
import type { Action } from "../operations"
import { parseResponse } from "../parse-response"
import {
  answer,
  AUTHORIZATION,
  CAPTURE,
  NAMESPACE,
  ORDER_REFERENCE,
  REFUND,
  resultOf,
} from "./samples"

const parse = <A extends Action>(action: A, body: string) =>
  parseResponse({ action, status: 200, body })

function failure(action: Action, body: string, status = 200): MwsError {
  try {
    parseResponse({ action, status, body })
  } catch (error) {
    return error as MwsError
  }
  throw new Error("should have been refused")
}

describe("results", () => {
  it("reads an authorization", () => {
    expect(parse("Authorize", resultOf("Authorize", AUTHORIZATION))).toEqual({
      amazonAuthorizationId: "S01-5550001-0000042-A000101",
      authorizationReferenceId: "ord_42_a1",
      authorizationAmount: { amount: "94.50", currencyCode: "USD" },
      capturedAmount: { amount: "0.00", currencyCode: "USD" },
      authorizationFee: { amount: "0.00", currencyCode: "USD" },
      idList: [],
      creationTimestamp: "2024-05-06T10:00:00.120Z",
      expirationTimestamp: "2024-06-05T10:00:00.120Z",
      authorizationStatus: { state: "Open", lastUpdateTimestamp: "2024-05-06T10:00:00.120Z" },
      captureNow: false,
      requestId: "0a6c1f0e-0001",
    })
  })

  it("reads a declined authorization as a result", () => {
    const declined = AUTHORIZATION.replace(
      "<State>Open</State>",
      "<State>Declined</State><ReasonCode>InvalidPaymentMethod</ReasonCode><ReasonDescription>no</ReasonDescription>",
    ).replace("<SoftDescriptor/>", "<SoftDecline>true</SoftDecline>")
    const result = parse("GetAuthorizationDetails", resultOf("GetAuthorizationDetails", declined))
    expect(result.authorizationStatus).toMatchObject({
      state: "Declined",
      reasonCode: "InvalidPaymentMethod",
      reasonDescription: "no",
    })
    expect(result.softDecline).toBe(true)
  })

  it("reads a capture with converted amounts and entities", () => {
    expect(parse("Capture", resultOf("Capture", CAPTURE))).toMatchObject({
      sellerCaptureNote: "Parcel 1 of 2 & a half",
      captureAmount: { amount: "40.00", currencyCode: "USD" },
      refundedAmount: { amount: "0.00", currencyCode: "USD" },
      idList: ["S01-5550001-0000042-R000001"],
      captureStatus: { state: "Completed" },
      convertedAmount: { amount: "21.84", currencyCode: "EUR" },
      conversionRate: "0.913362644",
    })
  })

  it("reads a refund in a currency without minor digits", () => {
    expect(parse("Refund", resultOf("Refund", REFUND))).toMatchObject({
      refundType: "SellerInitiated",
      refundAmount: { amount: "646", currencyCode: "JPY" },
      feeRefunded: { amount: "0", currencyCode: "JPY" },
      refundStatus: { state: "Pending" },
    })
  })

  it("reads an order reference in draft", () => {
    const body = resultOf("SetOrderReferenceDetails", ORDER_REFERENCE)
    expect(parse("SetOrderReferenceDetails", body)).toEqual({
      amazonOrderReferenceId: "S01-5550001-0000042",
      buyer: { name: "Ann Example", email: "ann@example.com" },
      orderTotal: { amount: "94.50", currencyCode: "USD" },
      destination: {
        destinationType: "Physical",
        physicalDestination: {
          city: "Springfield",
          stateOrRegion: "OR",
          postalCode: "97477",
          countryCode: "US",
        },
      },
      releaseEnvironment: "Sandbox",
      sellerOrderAttributes: { sellerOrderId: "42", storeName: "Demo", orderItemCategories: [] },
      orderReferenceStatus: { state: "Draft" },
      constraints: [
        { constraintId: "PaymentPlanNotSet", description: "No payment method chosen yet." },
      ],
      creationTimestamp: "2024-05-06T09:58:00.000Z",
      expirationTimestamp: "2024-11-02T09:58:00.000Z",
      idList: [],
      requestPaymentAuthorization: false,
      requestId: "0a6c1f0e-0001",
    })
  })

  it.each([
    ["absent", ""],
    ["empty", "<ConfirmOrderReferenceResult/>"],
    ["blank", "<ConfirmOrderReferenceResult>\n </ConfirmOrderReferenceResult>"],
  ])("takes a result element that is %s where nothing is answered", (_case, result) => {
    const body = answer("ConfirmOrderReference", result)
    expect(parse("ConfirmOrderReference", body)).toEqual({ requestId: "0a6c1f0e-0001" })
  })

  it("reads a list, its next page's token, and an empty list", () => {
    const entry = ORDER_REFERENCE.replaceAll("OrderReferenceDetails>", "OrderReference>")
    const content = `<OrderReferenceList>${entry}${entry}</OrderReferenceList><NextPageToken>b3Bh</NextPageToken>`
    const page = parse("ListOrderReference", resultOf("ListOrderReference", content))
    expect(page.nextPageToken).toBe("b3Bh")
    expect(page.orderReferences.map((one) => one.amazonOrderReferenceId)).toEqual([
      "S01-5550001-0000042",
      "S01-5550001-0000042",
    ])
    const last = resultOf("ListOrderReferenceByNextToken", "<OrderReferenceList/>")
    expect(parse("ListOrderReferenceByNextToken", last)).toMatchObject({ orderReferences: [] })
  })

  it("reads status, account and notification configuration", () => {
    const service = resultOf(
      "GetServiceStatus",
      "<Status>GREEN_I</Status><Messages><Message><Locale>en_US</Locale><Text>Fine.</Text></Message></Messages>",
    )
    expect(parse("GetServiceStatus", service)).toMatchObject({
      status: "GREEN_I",
      messages: [{ locale: "en_US", text: "Fine." }],
    })
    const account = resultOf("GetMerchantAccountStatus", "<AccountStatus>ACTIVE</AccountStatus>")
    expect(parse("GetMerchantAccountStatus", account).accountStatus).toBe("ACTIVE")
  })

  it.each([
    "<EventTypes><EventTypeList><member>ALL</member></EventTypeList></EventTypes>",
    "<EventTypes><EventTypeList>ALL</EventTypeList></EventTypes>",
    "<EventTypes><member>ALL</member></EventTypes>",
  ])("reads event types from %s", (eventTypes) => {
    const body = resultOf(
      "GetMerchantNotificationConfiguration",
      `<NotificationConfigurationList><NotificationConfiguration><NotificationUrl>https://a.example/ipn</NotificationUrl>${eventTypes}</NotificationConfiguration></NotificationConfigurationList>`,
    )
    expect(parse("GetMerchantNotificationConfiguration", body).notificationConfigurations).toEqual([
      { notificationUrl: "https://a.example/ipn", eventTypes: ["ALL"] },
    ])
  })
})

describe("Amazon's untidiness", () => {
  const body = resultOf("Capture", CAPTURE)
  const expected = parse("Capture", body)

  it.each([
    ["the https namespace", body.replace(NAMESPACE, NAMESPACE.replace("http:", "https:"))],
    ["no namespace", body.replace(` xmlns="${NAMESPACE}"`, "")],
    ["a prefix", body.replace(/<(\/?)(?=[A-Z])/g, "<$1pay:").replace("xmlns=", "xmlns:pay=")],
    ["a declaration and a newline", `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`],
    ["a byte order mark", `\ufeff${body}`],
    ["a comment", body.replace("<CaptureStatus>", "<!-- x > y --><CaptureStatus>")],
    ["capital ID", body.replaceAll("RequestId>", "RequestID>")],
    ["CDATA", body.replace("Parcel 1 of 2 &amp; a half", "<![CDATA[Parcel 1 of 2 & a half]]>")],
    ["numeric references", body.replace("&amp;", "&#38;").replace("of 2", "of &#x32;")],
    ["attributes", body.replace("<CaptureStatus>", '<CaptureStatus kind="a>b">')],
  ])("makes no difference: %s", (_case, variant) => {
    expect(variant).not.toBe(body)
    expect(parse("Capture", variant)).toEqual(expected)
  })

  it("makes no difference: the order of elements", () => {
    const metadata = /<ResponseMetadata>.*<\/ResponseMetadata>/.exec(body)?.[0] ?? ""
    const moved = body
      .replace(metadata, "")
      .replace("<CaptureResult>", `${metadata}<CaptureResult>`)
    const status = /<CaptureStatus>.*<\/CaptureStatus>/.exec(moved)?.[0] ?? ""
    const reordered = moved
      .replace(status, "")
      .replace("<CaptureDetails>", `<CaptureDetails>${status}`)
    expect(reordered).not.toBe(body)
    expect(parse("Capture", reordered)).toEqual(expected)
  })

  it.each([
    ["none", "", []],
    ["an empty list", "<IdList/>", []],
    ["one", "<IdList><member>a</member></IdList>", ["a"]],
    ["one and an empty one", "<IdList><member/><member>a</member></IdList>", ["a"]],
    [
      "three",
      "<IdList><member>a</member><member>b</member><member>c</member></IdList>",
      ["a", "b", "c"],
    ],
    ["the notifications' spelling", "<IdList><Id>a</Id><Id>b</Id></IdList>", ["a", "b"]],
  ])("reads list members: %s", (_case, list, ids) => {
    const variant = body.replace(/<IdList>.*<\/IdList>/, list)
    expect(parse("Capture", variant).idList).toEqual(ids)
  })

  it("goes without everything but id and state", () => {
    const bare = resultOf(
      "Capture",
      "<CaptureDetails><CaptureStatus><State>Pending</State></CaptureStatus><AmazonCaptureId>c</AmazonCaptureId></CaptureDetails>",
    )
    expect(parse("Capture", bare)).toEqual({
      amazonCaptureId: "c",
      captureStatus: { state: "Pending" },
      idList: [],
      requestId: "0a6c1f0e-0001",
    })
  })

  it("passes states and reasons it does not know through", () => {
    const odd = body.replace(
      "<State>Completed</State>",
      "<State>Odd</State><ReasonCode>New</ReasonCode>",
    )
    expect(parse("Capture", odd).captureStatus).toMatchObject({ state: "Odd", reasonCode: "New" })
  })

  it("ignores what it does not know and what has another shape, unless a payment hangs on it", () => {
    const odd = body
      .replace(
        "<SoftDescriptor>AMZ*DemoShop</SoftDescriptor>",
        "<SoftDescriptor><a/></SoftDescriptor>",
      )
      .replace("<CaptureStatus>", "<New>1</New><CaptureStatus>")
    expect(parse("Capture", odd)).toEqual({ ...expected, softDescriptor: undefined })
  })

  it("resolves references once, and none within CDATA", () => {
    const odd = body.replace("a half", "&amp;lt; &#0; &nbsp;<![CDATA[ &lt; ]]>")
    expect(parse("Capture", odd).sellerCaptureNote).toBe("Parcel 1 of 2 & &lt; &#0; &nbsp; &lt;")
  })

  it("keeps numbers as text", () => {
    const odd = body.replace(">ord_42_c1<", ">0012e3<")
    expect(parse("Capture", odd).captureReferenceId).toBe("0012e3")
  })
})

describe("answers that claim success and are none", () => {
  const whole = resultOf("Authorize", AUTHORIZATION)

  it.each([
    ["empty", "", "EmptyResponse", true],
    ["blank", " \n", "EmptyResponse", true],
    ["words", "OK", "MalformedResponse", true],
    ["JSON", '{"a":1}', "MalformedResponse", true],
    ["HTML", "<html><body><br>Bad</body></html>", "MalformedResponse", true],
    ["well-formed HTML", "<html><body>Hi</body></html>", "UnexpectedResponse", true],
    ["two roots", `${whole}${whole}`, "MalformedResponse", true],
    ["two empty roots", "<AuthorizeResponse/><AuthorizeResponse/>", "MalformedResponse", true],
    ["another operation", resultOf("Capture", CAPTURE), "UnexpectedResponse", false],
    ["no result", answer("Authorize", ""), "UnexpectedResponse", false],
    ["an empty result", answer("Authorize", "<AuthorizeResult/>"), "UnexpectedResponse", false],
    [
      "no id",
      whole.replace(/<AmazonAuthorizationId>.*?<\/AmazonAuthorizationId>/, ""),
      "UnexpectedResponse",
      false,
    ],
    ["no state", whole.replace("<State>Open</State>", ""), "UnexpectedResponse", false],
    [
      "two states",
      whole.replace("<State>Open</State>", "<State>Open</State><State>Declined</State>"),
      "UnexpectedResponse",
      false,
    ],
    ["an amount that is none", whole.replace("94.50", "many"), "UnexpectedResponse", false],
    ["a hostile amount", whole.replace("94.50", "1E999999999"), "UnexpectedResponse", false],
    ["too large", `<a>${" ".repeat(1024 * 1024)}</a>`, "ResponseTooLarge", false],
    ["too deep", `${"<a>".repeat(200)}${"</a>".repeat(200)}`, "MalformedResponse", true],
    ["an entity declared", `<!DOCTYPE a [<!ENTITY b "c">]>${whole}`, "MalformedResponse", true],
    [
      "a prototype's name",
      whole.replace("<IdList/>", "<__proto__><state>Open</state></__proto__>"),
      "MalformedResponse",
      true,
    ],
  ])("are errors: %s", (_case, body, code, retriable) => {
    const error = failure("Authorize", body)
    expect(error).toBeInstanceOf(MwsResponseError)
    expect(error).toMatchObject({
      code,
      retriable,
      status: 200,
      outcome: "unknown",
      action: "Authorize",
    })
    expect(error.message).not.toContain("<")
    expect(Object.prototype).not.toHaveProperty("state")
  })

  it("are errors wherever the answer is cut short", () => {
    for (let length = 0; length < whole.length; length++) {
      expect(failure("Authorize", whole.slice(0, length))).toBeInstanceOf(MwsResponseError)
    }
  })

  it("keep Amazon's request id when there is one", () => {
    expect(failure("Authorize", answer("Authorize", "")).requestId).toBe("0a6c1f0e-0001")
  })

  it("do not confuse what inherited names hold", () => {
    const odd = resultOf("Capture", "<toString>1</toString><hasOwnProperty>2</hasOwnProperty>")
    expect(failure("Capture", odd).code).toBe("UnexpectedResponse")
  })

  it("of an operation nobody knows are a parameter error", () => {
    expect(failure("constructor" as Action, "<a/>").code).toBe("InvalidParameter")
  })
})
