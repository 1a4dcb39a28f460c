import { held, captured, operation, reference } from "../../decisions/__tests__/ledger-of"
import type { OperationRow } from "../../ledger/rows"
import { checkoutStatus } from "../checkout-status"

const inCart = { isOrdered: false }
const details = operation({ kind: "details", action: "SetOrderReferenceDetails", amount: "75.50" })
const asked = operation({
  kind: "confirm",
  action: "ConfirmOrderReference",
  parameters: { successUrl: "https://shop.example/" },
})
const constrained = (reason_code: string) =>
  operation({
    kind: "details",
    action: "SetOrderReferenceDetails",
    amount: "75.50",
    state: "declined",
    reason_code,
  })
const declined = (reason_code: string | null) =>
  operation({ kind: "authorize", state: "declined", reason_code })
const refused = (error_code: string) =>
  operation({ kind: "confirm", action: "ConfirmOrderReference", state: "failed", error_code })

describe("how a payment stands", () => {
  it.each<[string, string, OperationRow[], string, string | undefined, string]>([
    ["nothing tried", "Draft", [], "ready", undefined, "place-order"],
    ["total told", "Draft", [details], "ready", undefined, "place-order"],
    ["confirmed", "Open", [details, asked], "ready", undefined, "place-order"],
    ["held", "Open", [details, held()], "authorized", undefined, "place-order"],
    ["charged", "Open", [details, captured("75.50")], "authorized", undefined, "place-order"],
    [
      "charged and closed",
      "Closed",
      [details, captured("75.50")],
      "authorized",
      undefined,
      "place-order",
    ],
    [
      "being decided on",
      "Open",
      [operation({ kind: "authorize", state: "pending" })],
      "pending",
      undefined,
      "place-order",
    ],
    [
      "unanswered",
      "Open",
      [details, operation({ kind: "authorize", state: "sent" })],
      "pending",
      undefined,
      "retry",
    ],
    [
      "declined for the card",
      "Suspended",
      [details, declined("InvalidPaymentMethod")],
      "soft-declined",
      "InvalidPaymentMethod",
      "choose-payment-method",
    ],
    [
      "declined, and the card changed on Amazon's site",
      "Open",
      [details, declined("InvalidPaymentMethod")],
      "ready",
      undefined,
      "place-order",
    ],
    [
      "declined, and the same card again",
      "Suspended",
      [details, declined("InvalidPaymentMethod"), refused("PaymentMethodNotUpdated")],
      "soft-declined",
      "InvalidPaymentMethod",
      "choose-payment-method",
    ],
    [
      "declined, and confirmed again",
      "Suspended",
      [details, declined("InvalidPaymentMethod"), asked],
      "challenge",
      "BuyerConfirmationRequired",
      "choose-payment-method",
    ],
    [
      "timed out",
      "Open",
      [details, declined("TransactionTimedOut")],
      "soft-declined",
      "TransactionTimedOut",
      "retry",
    ],
    [
      "failed at Amazon",
      "Open",
      [details, declined("ProcessingFailure")],
      "soft-declined",
      "ProcessingFailure",
      "retry",
    ],
    [
      "rejected",
      "Open",
      [details, declined("AmazonRejected")],
      "hard-declined",
      "AmazonRejected",
      "other-payment-method",
    ],
    [
      "rejected, and closed by it",
      "Closed",
      [details, declined("AmazonRejected")],
      "hard-declined",
      "AmazonRejected",
      "other-payment-method",
    ],
    [
      "declined without a reason",
      "Open",
      [declined(null)],
      "hard-declined",
      "Declined",
      "other-payment-method",
    ],
    [
      "constrained",
      "Draft",
      [constrained("ShippingAddressNotSet,AmountNotSet")],
      "soft-declined",
      "ShippingAddressNotSet",
      "choose-address",
    ],
    [
      "constrained for good",
      "Draft",
      [constrained("BuyerEqualSeller")],
      "hard-declined",
      "BuyerEqualsSeller",
      "other-payment-method",
    ],
    [
      "constrained no more",
      "Draft",
      [constrained("ShippingAddressNotSet"), details],
      "ready",
      undefined,
      "place-order",
    ],
    [
      "suspended without our doing",
      "Suspended",
      [details],
      "soft-declined",
      "InvalidPaymentMethod",
      "choose-payment-method",
    ],
    [
      "at the bank",
      "Draft",
      [details, asked],
      "challenge",
      "BuyerConfirmationRequired",
      "choose-payment-method",
    ],
    ["cancelled", "Canceled", [details], "closed", undefined, "start-again"],
  ])("%s", (_, state, operations, status, reason_code, next) => {
    const told = checkoutStatus({ reference: reference({ state }), operations }, inCart)
    expect(told).toEqual({
      status,
      ...(reason_code ? { reason_code } : {}),
      next,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    })
  })

  it("sends the buyer back to the bank where Amazon says that it waits", () => {
    const snapshot = { reference: reference(), operations: [details, asked] }
    expect(checkoutStatus(snapshot, { ...inCart, authentication: "REQUIRED" }).next).toBe(
      "challenge",
    )
  })

  it("says why an order reference is over", () => {
    const over = reference({ state: "Canceled", reason_code: "Stale" })
    expect(checkoutStatus({ reference: over, operations: [] }, inCart)).toMatchObject({
      status: "closed",
      reason_code: "Stale",
    })
  })

  it("says of an order that waits for Amazon that nobody has to do anything", () => {
    const operations = [operation({ kind: "authorize", state: "pending" })]
    const snapshot = { reference: reference({ state: "Open" }), operations }
    expect(checkoutStatus(snapshot, { isOrdered: true })).toEqual({
      status: "pending",
      message: "The order is placed. Amazon is still deciding on its payment.",
      next: "wait",
    })
  })

  it("takes a charge that was given back for the end of a cart, and for nothing of an order", () => {
    const back = operation({ kind: "refund", action: "Refund", amount: "75.50", state: "pending" })
    const snapshot = {
      reference: reference({ state: "Open" }),
      operations: [captured("75.50"), back],
    }
    expect(checkoutStatus(snapshot, inCart)).toMatchObject({
      status: "closed",
      next: "start-again",
    })
    expect(checkoutStatus(snapshot, { isOrdered: true })).toMatchObject({ status: "authorized" })
    const parcel = { ...snapshot, operations: [captured("20.00")] }
    expect(checkoutStatus(parcel, { isOrdered: true })).toMatchObject({ status: "authorized" })
  })
})

describe("a cart that costs something else than when its payment was confirmed", () => {
  const price = { total: "99.00", currency_code: "USD" }
  const status = (state: string, operations: OperationRow[], isOrdered = false) =>
    checkoutStatus({ reference: reference({ state }), operations }, { isOrdered, price })
  const startAgain = { status: "closed", reason_code: "TotalChanged", next: "start-again" }

  it.each<[string, string, OperationRow[]]>([
    ["confirmed", "Open", [details]],
    ["declined for the card", "Suspended", [details, declined("InvalidPaymentMethod")]],
    [
      "declined for the card, and another was chosen",
      "Open",
      [details, declined("InvalidPaymentMethod")],
    ],
    ["held", "Open", [details, held()]],
    ["charged", "Closed", [details, captured("75.50")]],
    ["perhaps charged", "Open", [details, captured("75.50", { state: "sent" })]],
  ])("and was %s starts again", (_, state, operations) => {
    expect(status(state, operations)).toMatchObject(startAgain)
  })

  it.each<[string, string, OperationRow[], string]>([
    ["nothing was confirmed", "Draft", [details], "place-order"],
    [
      "Amazon has not answered about the hold",
      "Open",
      [details, operation({ kind: "authorize", state: "sent" })],
      "retry",
    ],
    [
      "Amazon rejects the payment",
      "Open",
      [details, declined("AmazonRejected")],
      "other-payment-method",
    ],
  ])("goes on as before where %s", (_, state, operations, next) => {
    expect(status(state, operations).next).toBe(next)
  })

  it("is no matter once it is an order", () => {
    expect(status("Open", [details, held()], true).status).toBe("authorized")
  })
})
