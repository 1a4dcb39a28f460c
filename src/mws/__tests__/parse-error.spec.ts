import fc from "fast-check"
import { MwsError, MwsServiceError, MwsThrottledError } from "../errors"
import { parseResponse } from "../parse-response"
import { CAPTURE, errorAnswer, resultOf } from "./samples"

function failure(status: number, body: string, secrets?: string[]): MwsServiceError {
  try {
    parseResponse({ action: "Capture", status, body, secrets })
  } catch (error) {
    return error as MwsServiceError
  }
  throw new Error("should have been refused")
}

describe("refusals", () => {
  it("carry Amazon's code, request id and explanation", () => {
    const error = failure(405, errorAnswer("InvalidAuthorizationStatus", "It is Closed."))
    expect(error).toBeInstanceOf(MwsServiceError)
    expect(error).toMatchObject({
      action: "Capture",
      code: "InvalidAuthorizationStatus",
      status: 405,
      requestId: "0a6c1f0e-00ff",
      retriable: false,
      outcome: "not-done",
      type: "Sender",
      detail: "It is Closed.",
    })
    expect(error.message).toBe(
      "Capture failed with InvalidAuthorizationStatus (HTTP 405): It is Closed.",
    )
  })

  it.each([
    ["another namespace", '<ErrorResponse xmlns="https://mws.amazonservices.com/">'],
    ["a prefix-free root", "<ErrorResponse>"],
  ])("are read whatever the namespace: %s", (_case, root) => {
    const body = errorAnswer("InvalidAccessKeyId").replace(/^<ErrorResponse[^>]*>/, root)
    expect(failure(403, body.replaceAll("RequestId", "RequestID"))).toMatchObject({
      code: "InvalidAccessKeyId",
      requestId: "0a6c1f0e-00ff",
    })
  })

  it.each([
    ["RequestThrottled", 503, "not-done", true],
    ["QuotaExceeded", 503, "not-done", true],
    ["RequestThrottled", 400, "not-done", true],
    ["InputStreamDisconnected", 400, "not-done", true],
    ["TransactionAmountExceeded", 400, "not-done", false],
    ["InternalServerError", 500, "unknown", true],
    ["ServiceUnavailable", 503, "unknown", true],
    ["InvalidParameterValue", 500, "unknown", true],
    ["InvalidParameterValue", 200, "unknown", false],
  ])("%s with HTTP %i is %s, retriable %s", (code, status, outcome, retriable) => {
    const error = failure(status, errorAnswer(code, "x", ""))
    expect(error).toMatchObject({ code, status, outcome, retriable })
    expect(error instanceof MwsThrottledError).toBe(/Throttled|Quota/.test(code))
  })

  it.each([
    [500, "", "InternalServerError", true],
    [502, "<html><body>Bad Gateway<br></body></html>", "BadGateway", true],
    [503, "busy", "ServiceUnavailable", true],
    [504, "", "UnexpectedStatus", true],
    [503, resultOf("Capture", CAPTURE), "ServiceUnavailable", true],
    [403, "<html></html>", "UnexpectedStatus", false],
    [302, "", "UnexpectedStatus", false],
    [404, "<ErrorResponse><Error><Code/></Error></ErrorResponse>", "UnexpectedStatus", false],
  ])(
    "without a code of Amazon's leave the outcome open: %i %s",
    (status, body, code, retriable) => {
      expect(failure(status, body)).toMatchObject({ code, status, retriable, outcome: "unknown" })
    },
  )
})

describe("explanations", () => {
  it("lose tokens, keys, known secrets, markup and excess", () => {
    const message =
      "Value Atza|IwEBIPx+/= and amzn.mws.4ea38b7b-f563-7709-4bae-87aeaEXAMPLE and AKIAEXAMPLEKEY000001 &lt;b&gt; at\n Main Street 5 " +
      "x".repeat(2000)
    const error = failure(400, errorAnswer("InvalidParameterValue", message), ["Main Street 5"])
    for (const leak of ["IwEBIPx", "4ea38b7b", "AKIAEXAMPLE", "Main Street", "<", "\n"]) {
      expect(error.message).not.toContain(leak)
    }
    expect(error.message.length).toBeLessThan(700)
  })
})

describe("damaged answers", () => {
  const bodies = [resultOf("Capture", CAPTURE), errorAnswer("RequestThrottled")]

  it("never end in anything but a result or an MwsError", () => {
    const mutation = fc.record({
      body: fc.constantFrom(...bodies),
      at: fc.nat(1400),
      cut: fc.nat(40),
      insert: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          "<",
          ">",
          "</",
          "/>",
          "&#0;",
          "&#xD800;",
          "]]>",
          "<![CDATA[",
          "<!--",
          "<?",
          "<__proto__>",
          "<a:b:c/>",
          "\0",
        ),
      ),
      status: fc.constantFrom(200, 400, 503),
    })
    fc.assert(
      fc.property(mutation, ({ body, at, cut, insert, status }) => {
        const mutated = body.slice(0, at) + insert + body.slice(at + cut)
        try {
          const result = parseResponse({ action: "Capture", status, body: mutated })
          expect(result.captureStatus.state).not.toBe("")
        } catch (error) {
          expect(error).toBeInstanceOf(MwsError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
