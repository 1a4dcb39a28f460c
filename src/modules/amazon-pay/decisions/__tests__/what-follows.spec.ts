import type { OperationRow, OrderReferenceRow } from "../../ledger/rows"
import { whatFollows } from "../what-follows"
import { captured, held, operation, reference } from "./ledger-of"

const follows = (event: string, over: Partial<OrderReferenceRow>, ...operations: OperationRow[]) =>
  whatFollows(
    `amazon-pay.${event}`,
    { reference: reference(over), operations },
    operations.at(-1)?.id,
  )

const parcel = (reason_code: string) =>
  captured("10.00", { state: "declined", fulfillment_id: "ful_1", reason_code })
const byHand = (reason_code: string) => captured("10.00", { state: "declined", reason_code })
const atCheckout = (reason_code: string) =>
  operation({
    kind: "authorize",
    purpose: "cart",
    state: "declined",
    reason_code,
    parameters: { transactionTimeout: 0 },
  })
const refund = (reason_code: string) =>
  operation({
    kind: "refund",
    action: "Refund",
    amount: "10.00",
    state: "declined",
    booked_id: "ref_1",
    amazon_parent_id: "S01-C1",
    parameters: { amazonCaptureId: "S01-C1" },
    reason_code,
  })

it.each([
  ["capture.pending", {}, [captured("10.00", { state: "pending" })], "wait"],
  ["capture.completed", {}, [captured("10.00")], "nothing"],
  ["refund.completed", {}, [captured("10.00")], "nothing"],
  ["order_reference.suspended", { state: "Suspended" }, [], "change-payment-method"],
  ["order_reference.closed", { reason_code: "SellerClosed" }, [], "nothing"],
  ["order_reference.closed", { reason_code: "AmazonClosed" }, [], "merchant"],
  ["order_reference.canceled", { reason_code: "SellerCanceled" }, [], "nothing"],
  ["order_reference.canceled", { reason_code: "AmazonCanceled" }, [], "merchant"],
  ["authorization.expiring", { state: "Open" }, [held()], "merchant"],
  ["chargeback.received", {}, [], "merchant"],
  ["capture.declined", { state: "Open" }, [parcel("ProcessingFailure")], "wait"],
  [
    "capture.declined",
    { state: "Open" },
    [1, 2, 3].map(() => parcel("ProcessingFailure")),
    "merchant",
  ],
  [
    "capture.declined",
    { state: "Suspended" },
    [parcel("InvalidPaymentMethod")],
    "change-payment-method",
  ],
  [
    "capture.declined",
    { state: "Closed" },
    [1, 2].map(() => parcel("AmazonRejected")),
    "pay-otherwise",
  ],
  ["capture.declined", { state: "Open" }, [byHand("ProcessingFailure")], "merchant"],
  ["capture.declined", { state: "Open" }, [byHand("AmazonRejected")], "pay-otherwise"],
  ["authorization.declined", { state: "Open" }, [atCheckout("AmazonRejected")], "pay-otherwise"],
  ["authorization.declined", { state: "Open" }, [atCheckout("TransactionTimedOut")], "wait"],
  [
    "authorization.declined",
    { state: "Suspended" },
    [atCheckout("InvalidPaymentMethod")],
    "change-payment-method",
  ],
  ["authorization.declined", { state: "Closed" }, [atCheckout("AmazonRejected")], "pay-otherwise"],
  ["refund.declined", {}, [captured("10.00"), refund("ProcessingFailure")], "wait"],
  ["refund.declined", {}, [captured("10.00"), refund("AmazonRejected")], "merchant"],
] as const)("after %s of %j: what follows (%#)", (event, over, operations, expected) => {
  expect(follows(event, over, ...operations)).toBe(expected)
})
