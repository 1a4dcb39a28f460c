import type { ReportedState } from "../reported-state"
import { isAlreadyKnown } from "../already-known"
import { captured, held, operation, reference } from "./ledger-of"

const snapshot = {
  reference: reference({ state: "Open" }),
  operations: [
    { ...held(), amazon_state: "Closed", reason_code: "MaxCapturesProcessed" },
    captured("35.50"),
    captured("40.00", { action: "Authorize", amazon_id: "S01-C2", amazon_parent_id: "S01-A2" }),
    operation({
      kind: "refund",
      amount: "5.00",
      amazon_id: "S01-R1",
      amazon_state: "Pending",
      state: "pending",
    }),
  ],
}
const reported = (over: Partial<ReportedState>): ReportedState => ({
  object: "capture",
  objectId: "S01-C1",
  amazonOrderReferenceId: "S01-1234567-1234567",
  state: "Completed",
  ...over,
})

describe("a notification's reported", () => {
  it.each([
    ["the state the ledger has", reported({})],
    ["the amount the ledger has, spelt as a double", reported({ amount: "35.5" })],
    ["an earlier state of the capture", reported({ state: "Pending" })],
    [
      "the spent authorization",
      reported({
        object: "authorization",
        objectId: "S01-A1",
        state: "Closed",
        reasonCode: "MaxCapturesProcessed",
      }),
    ],
    [
      "the authorization when it was still open",
      reported({ object: "authorization", objectId: "S01-A1", state: "Open" }),
    ],
    [
      "an authorization made with CaptureNow",
      reported({
        object: "authorization",
        objectId: "S01-A2",
        state: "Closed",
        reasonCode: "MaxCapturesProcessed",
      }),
    ],
    [
      "the open order reference",
      reported({ object: "order-reference", objectId: "S01-1234567-1234567", state: "Open" }),
    ],
    [
      "the refund that was taken on",
      reported({ object: "refund", objectId: "S01-R1", state: "Pending" }),
    ],
  ])("is known when it names %s", (_, known) => {
    expect(isAlreadyKnown(snapshot, known)).toBe(true)
  })

  it.each([
    ["a later state", reported({ state: "Closed" })],
    [
      "another reason",
      reported({
        object: "authorization",
        objectId: "S01-A1",
        state: "Closed",
        reasonCode: "AmazonClosed",
      }),
    ],
    ["another amount", reported({ amount: "355.0" })],
    ["an object the ledger has not seen", reported({ objectId: "S01-C9" })],
    [
      "a suspended order reference",
      reported({ object: "order-reference", objectId: "S01-1234567-1234567", state: "Suspended" }),
    ],
    ["a finished refund", reported({ object: "refund", objectId: "S01-R1", state: "Completed" })],
    ["a state nobody knows", reported({ state: "Exploded" })],
    ["a contradiction: declined, where Amazon said completed", reported({ state: "Declined" })],
  ])("is not believed when it names %s", (_, unknown) => {
    expect(isAlreadyKnown(snapshot, unknown)).toBe(false)
  })
})
