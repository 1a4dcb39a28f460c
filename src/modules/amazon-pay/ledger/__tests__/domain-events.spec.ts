import { captured, operation, reference } from "../../decisions/__tests__/ledger-of"
import { operationEvents, referenceEvents } from "../domain-events"

const sent = captured("35.50", { state: "sent", fulfillment_id: "ful_1" })
const names = (
  kind: "authorize" | "capture" | "refund" | "close",
  state: "pending" | "completed" | "declined" | "failed",
) =>
  operationEvents(reference(), operation({ kind, state: "sent" }), operation({ kind, state })).map(
    ({ name }) => name,
  )

describe("news for the rest of the store", () => {
  it("say what happened to which operation, and hold no secret", () => {
    expect(operationEvents(reference(), sent, { ...sent, state: "completed" })).toEqual([
      {
        name: "amazon-pay.capture.completed",
        account: reference().account,
        data: {
          order_reference_id: reference().id,
          amazon_order_reference_id: "S01-1234567-1234567",
          payment_collection_id: "pay_col_1",
          reason_code: null,
          operation: {
            id: sent.id,
            reference_id: sent.reference_id,
            amazon_id: "S01-C1",
            amount: "35.50",
            currency_code: "USD",
            fulfillment_id: "ful_1",
          },
        },
      },
    ])
  })

  it.each([
    ["authorize", "declined", ["amazon-pay.authorization.declined"]],
    ["authorize", "completed", []],
    ["capture", "pending", ["amazon-pay.capture.pending"]],
    ["capture", "declined", ["amazon-pay.capture.declined"]],
    ["capture", "failed", []],
    ["refund", "pending", []],
    ["refund", "completed", ["amazon-pay.refund.completed"]],
    ["refund", "declined", ["amazon-pay.refund.declined"]],
    ["close", "completed", []],
  ] as const)("of %s that is %s are %j", (kind, state, expected) => {
    expect(names(kind, state)).toEqual(expected)
  })

  it("are told once: an answer that repeats what is known is none", () => {
    const done = { ...sent, state: "completed" as const }
    expect(operationEvents(reference(), done, done)).toEqual([])
  })

  it.each([
    ["Open", "Suspended", ["amazon-pay.order_reference.suspended"]],
    ["Open", "Closed", ["amazon-pay.order_reference.closed"]],
    ["Open", "Canceled", ["amazon-pay.order_reference.canceled"]],
    ["Draft", "Open", []],
    ["Closed", "Closed", []],
  ])("of an order reference from %s to %s are %j", (from, to, expected) => {
    const events = referenceEvents(reference({ state: from }), reference({ state: to }))
    expect(events.map(({ name }) => name)).toEqual(expected)
  })
})
