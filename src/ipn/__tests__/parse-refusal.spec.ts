import fc from "fast-check"
import { IpnError } from "../errors"
import { parseNotification } from "../parse-notification"
import { CAPTURE, CHARGEBACK, message, ORDER_REFERENCE } from "./sample-notifications"

describe("what cannot be understood", () => {
  it.each<[string, string]>([
    ["nothing", ""],
    ["words", "hello"],
    ["a list", "[]"],
    ["null", "null"],
    ["an empty object", "{}"],
    ["no type", message("", CAPTURE)],
    ["no seller", message("PaymentCapture", CAPTURE, { SellerId: undefined })],
    ["no reference", message("PaymentCapture", CAPTURE, { NotificationReferenceId: null })],
    ["no environment", message("PaymentCapture", CAPTURE, { ReleaseEnvironment: "" })],
    ["a third environment", message("PaymentCapture", CAPTURE, { ReleaseEnvironment: "Test" })],
    ["a seller that is an object", message("PaymentCapture", CAPTURE, { SellerId: {} })],
    ["no data", message("PaymentCapture", undefined)],
    ["data that is no XML", message("PaymentCapture", "hello")],
    ["data cut short", message("PaymentCapture", CAPTURE.slice(0, -3))],
    ["data with entities", message("PaymentCapture", `<!DOCTYPE a [<!ENTITY b "c">]>${CAPTURE}`)],
    ["another kind's data", message("PaymentRefund", CAPTURE)],
    [
      "no id",
      message("PaymentCapture", CAPTURE.replace(/<AmazonCaptureId>.*?<\/AmazonCaptureId>/, "")),
    ],
    ["no state", message("PaymentCapture", CAPTURE.replace("<State>Completed</State>", ""))],
    [
      "no status",
      message(
        "OrderReferenceNotification",
        ORDER_REFERENCE.replace(/<OrderReferenceStatus>.*<\/OrderReferenceStatus>/, ""),
      ),
    ],
    ["an amount that is none", message("PaymentCapture", CAPTURE.replace("40.0", "much"))],
    [
      "a reference longer than any",
      message("PaymentCapture", CAPTURE, { NotificationReferenceId: "a".repeat(513) }),
    ],
    [
      "a reference with NUL",
      message("PaymentCapture", CAPTURE, { NotificationReferenceId: "a\0" }),
    ],
    ["data with NUL", message("PaymentCapture", CAPTURE.replace("ord_42_c1", "ord\0"))],
    [
      "data with half a character",
      message("PaymentCapture", CAPTURE.replace("ord_42_c1", "\ud83d")),
    ],
    [
      "an id longer than any",
      message("PaymentCapture", CAPTURE.replace("C000207", "1".repeat(500))),
    ],
    [
      "more data than any",
      message("PaymentCapture", CAPTURE.replace("ord_42_c1", "1".repeat(65_536))),
    ],
    [
      "more elements than any",
      message("PaymentCapture", CAPTURE.replace("<IdList/>", "<a/>".repeat(2_000))),
    ],
  ])("is a typed error: %s", (_case, text) => {
    let error: unknown
    try {
      parseNotification(text)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(IpnError)
    expect(error).toMatchObject({ code: "InvalidNotification", retryable: false })
    expect((error as IpnError).message).not.toMatch(/[<{]|S01-/)
  })

  it("never ends in anything but a notification or an IpnError", () => {
    const texts = [
      message("PaymentCapture", CAPTURE),
      message("Chargeback Detailed Notification", CHARGEBACK),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(1400),
        fc.nat(30),
        fc.oneof(
          fc.string({ maxLength: 10 }),
          fc.constantFrom('"', "\\", "<", "</", "/>", "{", "}", '"__proto__":{},', "&#0;"),
        ),
        (text, at, cut, insert) => {
          const mutated = text.slice(0, at) + insert + text.slice(at + cut)
          try {
            expect(parseNotification(mutated).type).toBeTruthy()
          } catch (error) {
            expect(error).toBeInstanceOf(IpnError)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it("of arbitrary JSON never ends otherwise either", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => parseNotification(text)).toThrow(IpnError)
      }),
      { numRuns: 300 },
    )
  })
})
