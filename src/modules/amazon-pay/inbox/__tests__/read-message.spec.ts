import { readMessage, refusedMessage } from "../read-message"
import { NotStoredError } from "../store-notification"
import { accepted, subscription } from "./messages"

const now = new Date("2026-03-01T12:00:00Z")
const order = "S01-1234567-1234567"
const message = (data: string, over: object = {}) =>
  JSON.stringify({
    NotificationReferenceId: "n1",
    NotificationType: "PaymentCapture",
    SellerId: "A2TESTSELLER01",
    ReleaseEnvironment: "Sandbox",
    NotificationData: data,
    ...over,
  })
const capture = `<CaptureNotification><CaptureDetails><AmazonCaptureId>${order}-C012345</AmazonCaptureId><CaptureReferenceId>c1</CaptureReferenceId><CaptureAmount><Amount>40.0</Amount><CurrencyCode>USD</CurrencyCode></CaptureAmount><CaptureStatus><State>Completed</State><LastUpdateTimestamp>2026-03-01T11:00:00.000Z</LastUpdateTimestamp></CaptureStatus></CaptureDetails></CaptureNotification>`
const read = (message: string) => readMessage(accepted({ message }), now)

describe("an accepted message", () => {
  it("is read: the object, its order reference and what it claims", () => {
    expect(read(message(capture))).toMatchObject({
      state: "received",
      amazon_order_reference_id: order,
      reported: { objectId: `${order}-C012345`, state: "Completed", amount: "40.00" },
      object_changed_at: new Date("2026-03-01T11:00:00Z"),
    })
  })

  it.each([
    ["no XML", "no XML", "has no complete XML in NotificationData"],
    ["half of it", capture.slice(0, 200), "has no complete XML in NotificationData"],
    ["no state", capture.replace(/<CaptureStatus>.*<\/CaptureStatus>/, ""), "lacks or garbles"],
  ])("that cannot be understood (%s) is dead, and says why", (_, data, why) => {
    const row = read(message(data))
    expect(row).toMatchObject({
      notification_reference_id: null,
      type: "capture",
      type_name: "PaymentCapture",
      state: "dead",
      problem: expect.stringMatching(/^It could not be understood: the notification .*\.$/),
    })
    expect(row.problem).toContain(why)
    expect(row.problem).not.toContain(order)
  })

  it("about a subscription is read as one", () => {
    expect(readMessage(subscription("SubscriptionConfirmation"), now)).toMatchObject({
      type: "subscription",
      outcome: "to-be-confirmed",
    })
  })

  it("of Checkout v2 that names no type is stored all the same", () => {
    const v2 = JSON.stringify({ NotificationVersion: "V2", MerchantID: "A2TESTSELLER01" })
    expect(read(v2)).toMatchObject({ type: "v2", type_name: "", state: "processed" })
  })

  it.each(["", "null", "{}", "no JSON"])("that says nothing (%p) is dead", (nothing) => {
    expect(read(nothing)).toMatchObject({
      message_id: "m1",
      type: "unknown",
      state: "dead",
      problem: expect.stringMatching(/^It could not be understood: .*\.$/),
    })
  })

  it("is read however deep something else in it is nested", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000)
    expect(read(message(capture).replace(/}$/, `,"x":${deep}}`))).toMatchObject({
      state: "received",
      type: "capture",
    })
  })

  it("that cannot even be masked is dead, and nothing of it is kept", () => {
    const rawBody = {
      toString() {
        throw new RangeError()
      },
    } as unknown as string
    const kept = { message_id: "m1", type: "unknown", state: "dead", body: null }
    expect(readMessage(accepted({ rawBody }), now)).toMatchObject(kept)
    const refused = new NotStoredError("22P05")
    expect(refusedMessage(accepted({ rawBody }), refused, now)).toMatchObject(kept)
  })

  it("that the database refuses is dead, and holds no text of it that could be refused, too", () => {
    const row = refusedMessage(
      accepted({ message: message(capture) }),
      new NotStoredError("22P05"),
      now,
    )
    expect(row).toMatchObject({
      type: "capture",
      type_name: "",
      reported: null,
      amazon_order_reference_id: null,
      state: "dead",
      problem: "It could not be stored. The database did not take it (22P05).",
    })
  })
})

describe("a failure to store", () => {
  it.each(["22P05", "23514", "54000"])("(%s) lies in the message", (code) => {
    expect(new NotStoredError(code).isRefusal).toBe(true)
  })

  it.each(["08006", "40001", "40P01", "42501", "53200", "57P01", undefined])(
    "(%s) does not, and may pass",
    (code) => {
      expect(new NotStoredError(code).isRefusal).toBe(false)
    },
  )
})
