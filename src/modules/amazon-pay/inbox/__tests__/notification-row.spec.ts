import fc from "fast-check"
import {
  notificationRow,
  notificationRowSchema,
  subscriptionRow,
  unreadableRow,
} from "../notification-row"
import { accepted, notification, subscription } from "./messages"

const now = new Date("2026-03-01T12:00:00Z")
const inAMinute = new Date("2026-03-01T12:01:00Z")
const order = "S01-1234567-1234567"
const row = (over: object = {}, of = accepted()) => notificationRow(of, notification(over), now)

describe("the row for a message", () => {
  it("says whose it is, what it is about and when it came", () => {
    expect(row()).toMatchObject({
      account: "A2TESTSELLER01/na/sandbox",
      message_id: "m1",
      notification_reference_id: "n1",
      topic_arn: "arn:aws:sns:us-east-1:291180941288:OWN",
      type: "capture",
      type_name: "PaymentCapture",
      object_id: `${order}-C012345`,
      amazon_order_reference_id: order,
      reported: { object: "capture", state: "Completed" },
      sent_at: new Date("2026-03-01T11:59:00Z"),
      received_at: now,
      attempts: 0,
      subscribe_url: null,
    })
  })

  const open = { state: "received", outcome: null, next_check_at: inAMinute, processed_at: null }
  const done = { state: "processed", next_check_at: null, processed_at: now }

  it.each([
    ["a capture", {}, open],
    ["a refund", { type: "refund" }, open],
    ["a chargeback", { type: "chargeback", amazonOrderReferenceId: order }, open],
    ["a sample", { isSample: true }, { ...done, outcome: "sample" }],
    ["a sample chargeback", { type: "chargeback", isSample: true }, { ...done, outcome: "sample" }],
    ["a billing agreement", { type: "billing-agreement" }, { ...done, outcome: "stored" }],
    ["a notification of version 2", { type: "v2" }, { ...done, outcome: "stored" }],
    ["a kind nobody knows", { type: "unknown" }, { ...done, outcome: "stored" }],
    ["a capture of no order", { objectId: "C012345" }, { ...done, outcome: "stored" }],
  ])("of %s", (_, over, expected) => {
    expect(row(over)).toMatchObject(expected)
  })

  it("of a chargeback that names no order: left to a person, not tried for ever", () => {
    expect(row({ type: "chargeback" })).toMatchObject({
      state: "unmatched",
      next_check_at: null,
      processed_at: now,
      problem: expect.stringContaining("order reference"),
    })
  })

  it("of a topic that asks to be confirmed", () => {
    const asks = subscriptionRow(subscription("SubscriptionConfirmation"), now)
    expect(asks).toMatchObject({
      ...done,
      type: "subscription",
      outcome: "to-be-confirmed",
      subscribe_url: "https://sns.us-east-1.amazonaws.com/?Token=t",
    })
    const gone = subscriptionRow(subscription("UnsubscribeConfirmation"), now)
    expect(gone).toMatchObject({ type: "unsubscription", outcome: "stored", subscribe_url: null })
  })

  it.each([
    ["2026-02-28T08:00:00.000Z", new Date("2026-02-28T08:00:00Z")],
    ["last Tuesday", null],
    [undefined, null],
  ])("is ordered by Amazon's clock, where it can be read: %s", (lastUpdateTimestamp, expected) => {
    expect(row({ lastUpdateTimestamp }).object_changed_at).toEqual(expected)
  })

  it("keeps the message masked, unless none is to be kept", () => {
    expect(row().body).toBe('{"Message":"m","UnsubscribeURL":"…"}')
    expect(row({}, accepted({ ipn: { keepDays: 0 } })).body).toBeNull()
  })

  it("of one that cannot be understood: dead, with the reason, and no id that a readable one could have", () => {
    const head = {
      type: "capture" as const,
      notificationReferenceId: "n1",
      notificationType: "PaymentCapture",
      isSample: false,
    }
    const made = unreadableRow(accepted(), head, "It says nothing.", now)
    expect(notificationRowSchema.parse(made)).toMatchObject({
      message_id: "m1",
      notification_reference_id: null,
      type: "capture",
      type_name: "PaymentCapture",
      state: "dead",
      problem: "It says nothing.",
      next_check_at: null,
      processed_at: now,
    })
    expect(made.body).toBe('{"Message":"m","UnsubscribeURL":"…"}')
  })

  it("is one that can be read back; open ones have an order to be worked on for", () => {
    const kinds = ["order-reference", "authorization", "capture", "refund", "billing-agreement"]
    const anything = fc.record({
      type: fc.constantFrom(...kinds, "chargeback", "v2", "unknown"),
      isSample: fc.boolean(),
      objectId: fc.constantFrom(undefined, "C1", `${order}-C000001`).map((id) => id ?? "C2"),
      amazonOrderReferenceId: fc.constantFrom(undefined, order),
      amount: fc.constantFrom(undefined, { amount: "1.00", currencyCode: "USD" }),
    })
    fc.assert(
      fc.property(anything, (over) => {
        const made = notificationRowSchema.parse(row(over))
        const isOpen = made.state === "received"
        expect(made.next_check_at !== null).toBe(isOpen)
        if (isOpen) expect(made.amazon_order_reference_id).not.toBeNull()
      }),
    )
  })
})
