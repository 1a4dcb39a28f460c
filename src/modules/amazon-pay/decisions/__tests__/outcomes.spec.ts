import {
  authorizationOutcome,
  captureOutcome,
  captureNowOutcome,
  detailsOutcome,
  refundOutcome,
  refusalOutcome,
  releaseOutcome,
} from "../outcomes"
import { operation } from "./ledger-of"

const authorization = (state: string, reasonCode?: string, idList: string[] = []) => ({
  amazonAuthorizationId: "A1",
  idList,
  authorizationStatus: { state, reasonCode },
})
const capture = (state: string, reasonCode?: string) => ({
  amazonCaptureId: "C1",
  idList: [],
  captureStatus: { state, reasonCode },
})

describe("Amazon's answer", () => {
  it.each([
    ["Open", undefined, "sent", "completed"],
    ["Pending", undefined, "sent", "pending"],
    ["Declined", "AmazonRejected", "sent", "declined"],
    ["Closed", "AmazonClosed", "sent", "declined"],
    ["Closed", "ExpiredUnused", "completed", "completed"],
    ["Brand new state", undefined, "sent", "pending"],
  ] as const)("to Authorize: %s (%s) after %s is %s", (state, reason, before, expected) => {
    const { operation: answered } = authorizationOutcome(authorization(state, reason), before)
    expect(answered).toMatchObject({ state: expected, amazon_id: "A1", amazon_state: state })
  })

  it.each([
    ["pending", "MaxCapturesProcessed", ["C1"], "completed"],
    ["pending", "MaxCapturesProcessed", [], "pending"],
    ["pending", "AmazonClosed", ["C1"], "declined"],
    ["pending", "ExpiredUnused", [], "declined"],
    ["completed", "MaxCapturesProcessed", ["C1"], "completed"],
  ] as const)(
    "to Authorize that others may have captured: closed after %s with %s (%p) is %s",
    (before, reason, ids, expected) => {
      const { operation: answered } = authorizationOutcome(
        authorization("Closed", reason, [...ids]),
        before,
      )
      expect(answered).toMatchObject({ state: expected, amazon_state: "Closed" })
    },
  )

  it("suspends the order reference when the payment method was declined, and only then", () => {
    const suspended = authorizationOutcome(
      authorization("Declined", "InvalidPaymentMethod"),
      "sent",
    )
    expect(suspended.reference).toEqual({ state: "Suspended", reason_code: "InvalidPaymentMethod" })
    const rejected = authorizationOutcome(authorization("Declined", "ProcessingFailure"), "sent")
    expect(rejected.reference).toBeUndefined()
  })

  it.each([
    ["Completed", "completed"],
    ["Closed", "completed"],
    ["Pending", "pending"],
    ["Declined", "declined"],
  ])("to Authorize with CaptureNow: a capture that is %s makes it %s", (state, expected) => {
    const closed = authorization("Closed", "MaxCapturesProcessed", ["C1"])
    const { operation: answered, parent } = captureNowOutcome(closed, capture(state))
    expect(answered).toMatchObject({ state: expected, amazon_state: state, amazon_parent_id: "A1" })
    expect(answered.amazon_id).toBe(capture(state).amazonCaptureId)
    expect(parent).toBeUndefined()
  })

  it("to Authorize with CaptureNow: a declined capture leaves its authorization held while that is open", () => {
    const expirationTimestamp = "2026-12-28T10:00:00Z"
    const open = { ...authorization("Open", undefined, ["C1"]), expirationTimestamp }
    const { operation: answered, stillHeld } = captureNowOutcome(open, capture("Declined"))
    expect(answered).toMatchObject({ state: "declined", amazon_id: "C1", amazon_parent_id: "A1" })
    expect(stillHeld).toEqual({ amazon_id: "A1", expires_at: new Date(expirationTimestamp) })
  })

  it.each([
    ["Open", undefined, "Completed"],
    ["Open", undefined, "Pending"],
    ["Closed", "AmazonClosed", "Declined"],
    ["Closed", "MaxCapturesProcessed", "Declined"],
  ])(
    "to Authorize with CaptureNow: %s (%s) with a capture %s holds nothing",
    (state, reason, of) => {
      const details = authorization(state, reason, ["C1"])
      expect(captureNowOutcome(details, capture(of)).stillHeld).toBeUndefined()
    },
  )

  it.each(["MaxCapturesProcessed", "AmazonClosed", "OrderReferenceCanceled"])(
    "to Authorize with CaptureNow: closed (%s) with a capture that nobody has read yet is pending",
    (reason) => {
      const { operation: answered } = captureNowOutcome(authorization("Closed", reason, ["C1"]))
      expect(answered).toMatchObject({ state: "pending", amazon_id: "C1", amazon_parent_id: "A1" })
    },
  )

  it.each([
    ["Declined", "ProcessingFailure", "declined"],
    ["Closed", "AmazonClosed", "declined"],
    ["Closed", "OrderReferenceCanceled", "declined"],
    ["Pending", undefined, "pending"],
    ["Closed", "MaxCapturesProcessed", "pending"],
  ])("to Authorize with CaptureNow: %s (%s) without a capture is %s", (state, reason, expected) => {
    const { operation: answered } = captureNowOutcome(authorization(state, reason))
    expect(answered.state).toBe(expected)
    expect(answered.amazon_id).toBeUndefined()
  })

  it.each([
    ["Completed", "completed", true],
    ["Closed", "completed", true],
    ["Pending", "pending", true],
    ["Declined", "declined", false],
  ])("to Capture: %s is %s", (state, expected, spent) => {
    const outcome = captureOutcome(capture(state))
    expect(outcome.operation.state).toBe(expected)
    expect(outcome.parent?.reason_code).toBe(spent ? "MaxCapturesProcessed" : undefined)
  })

  const unusual = "StopShipmentAtypicalAuth"
  it.each([
    ["Authorize, open", authorizationOutcome(authorization("Open", unusual), "sent")],
    ["Authorize, pending", authorizationOutcome(authorization("Pending", unusual), "sent")],
    ["Authorize with CaptureNow, pending", captureNowOutcome(authorization("Pending", unusual))],
    ["a CaptureNow not read", captureNowOutcome(authorization("Closed", unusual, ["C1"]))],
    [
      "a CaptureNow that says so itself",
      captureNowOutcome(authorization("Closed", unusual, ["C1"]), capture("Completed")),
    ],
    [
      "a CaptureNow by its capture",
      captureNowOutcome(
        authorization("Closed", "MaxCapturesProcessed", ["C1"]),
        capture("Pending", unusual),
      ),
    ],
    ["Capture", captureOutcome(capture("Pending", unusual))],
  ])("to %s keeps that Amazon advises not to ship", (_, { operation: answered }) => {
    expect(answered.advice).toBe(unusual)
  })

  it("to whatever comes after an advice not to ship says nothing of it, and takes nothing back", () => {
    const closed = authorization("Closed", "MaxCapturesProcessed", ["C1"])
    for (const { operation: answered, parent } of [
      authorizationOutcome(closed, "completed"),
      captureNowOutcome(closed, capture("Completed")),
      captureOutcome(capture("Completed")),
      releaseOutcome,
    ]) {
      expect({ ...answered, ...parent }).not.toHaveProperty("advice")
    }
  })

  it("that leaves a hold behind keeps what Amazon advises on it", () => {
    const open = authorization("Open", unusual, ["C1"])
    expect(captureNowOutcome(open, capture("Declined")).stillHeld).toEqual({
      ...{ amazon_id: "A1", advice: unusual },
    })
  })

  it.each([
    ["Pending", "pending"],
    ["Completed", "completed"],
    ["Declined", "declined"],
  ])("to Refund: %s is %s", (state, expected) => {
    const { operation: answered } = refundOutcome({
      amazonRefundId: "R1",
      refundStatus: { state },
    })
    expect(answered).toMatchObject({ state: expected, amazon_id: "R1" })
  })

  it("to SetOrderReferenceDetails with constraints left is no success", () => {
    const { operation: answered } = detailsOutcome({
      amazonOrderReferenceId: "S01-1234567-1234567",
      constraints: [
        { constraintId: "PaymentPlanNotSet" },
        { constraintId: "ShippingAddressNotSet" },
      ],
      idList: [],
      orderReferenceStatus: { state: "Draft" },
    })
    expect(answered).toEqual({
      state: "declined",
      reason_code: "PaymentPlanNotSet,ShippingAddressNotSet",
    })
  })

  it("that refuses a capture tells that its authorization is spent", () => {
    const row = operation({ kind: "capture", amazon_parent_id: "A1" })
    expect(refusalOutcome(row, "InvalidAuthorizationStatus")).toEqual({
      operation: { state: "failed", error_code: "InvalidAuthorizationStatus" },
      parent: { amazon_state: "Closed", reason_code: null },
    })
    expect(refusalOutcome(row, "TransactionAmountExceeded").parent).toBeUndefined()
  })
})
