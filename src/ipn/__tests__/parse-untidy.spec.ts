import { CAPTURE, parse } from "./sample-notifications"

describe("Amazon's untidiness", () => {
  const expected = parse("PaymentCapture", CAPTURE)

  it.each([
    ["a newline after the declaration", CAPTURE.replace("?>", "?>\n")],
    ["no declaration", CAPTURE.replace(/<\?.*?\?>/, "")],
    ["the EU's namespace", CAPTURE.replace("//mws.", "//mws-eu.")],
    ["a prefix", CAPTURE.replace(/<(\/?)(?=[A-Z])/g, "<$1ipn:").replace("xmlns=", "xmlns:ipn=")],
    ["exponents", CAPTURE.replace("40.0", "4.0E1")],
    ["the API's order and list", CAPTURE.replace("<IdList/>", "<IdList></IdList>")],
    ["the sample's reason", CAPTURE.replace("</State>", "</State><ReasonCode>None</ReasonCode>")],
  ])("makes no difference: %s", (_case, data) => {
    expect(data).not.toBe(CAPTURE)
    expect(parse("PaymentCapture", data)).toEqual(expected)
  })

  it.each(["paymentcapture", "Payment Capture", " PAYMENT CAPTURE ", "CaptureNotification"])(
    "reads the type %j",
    (type) => {
      expect(parse(type, CAPTURE)).toMatchObject({ type: "capture", notificationType: type.trim() })
    },
  )

  it.each([true, "true", "True"])("knows a sample by %j", (IsSample) => {
    expect(parse("PaymentCapture", CAPTURE, { IsSample })).toMatchObject({ isSample: true })
  })

  it("knows live from sandbox", () => {
    expect(parse("PaymentCapture", CAPTURE, { ReleaseEnvironment: "Live" })).toMatchObject({
      environment: "live",
    })
  })

  it("reads both spellings of list members", () => {
    for (const name of ["Id", "member"]) {
      const data = CAPTURE.replace(
        "<IdList/>",
        `<IdList><${name}>a</${name}><${name}>b</${name}></IdList>`,
      )
      expect(parse("PaymentCapture", data)).toMatchObject({ idList: ["a", "b"] })
    }
  })
})
