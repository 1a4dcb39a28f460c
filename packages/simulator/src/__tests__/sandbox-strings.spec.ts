import type { Merchant } from "./support/client"
import { livePath, Merchant as MerchantAt, startFrozen } from "./support/client"
import {
  authorizationStatus,
  captureStatus,
  completedCapture,
  fresh,
  openAuthorization,
  orderStatus,
  refundStatus,
  simulation,
} from "./support/situations"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
afterAll(() => merchant.simulator.stop())

async function authorized(
  fields: Record<string, unknown>,
  more: Record<string, string> = {},
): Promise<{ order: string; id: string; status: readonly unknown[] }> {
  const order = await merchant.open()
  const answer = await merchant.authorize(order, fresh(), "10", {
    SellerAuthorizationNote: simulation(fields),
    ...more,
  })
  return {
    order,
    id: answer.get("AmazonAuthorizationId") ?? "",
    status: [
      answer.under("AuthorizationStatus", "State"),
      answer.under("AuthorizationStatus", "ReasonCode"),
      answer.get("SoftDecline"),
    ],
  }
}

test("a seller note's constraint lasts until the next note", async () => {
  const id = await merchant.draft()
  const note = simulation({ Constraint: "PaymentMethodNotAllowed" })
  const set = await merchant.set(id, "10", "USD", { "OrderReferenceAttributes.SellerNote": note })
  expect(set.all("ConstraintID")).toEqual(["PaymentMethodNotAllowed"])
  const again = await merchant.set(id, "10", "USD", { "OrderReferenceAttributes.SellerNote": "hi" })
  expect(again.all("ConstraintID")).toEqual([])
})

test("an order closes as Amazon's", async () => {
  const id = await merchant.open()
  await merchant.call("CloseOrderReference", {
    AmazonOrderReferenceId: id,
    ClosureReason: simulation({ State: "Closed", ReasonCode: "AmazonClosed" }),
  })
  expect(await orderStatus(merchant, id)).toEqual(["Closed", "AmazonClosed"])
})

test("an invalid payment method suspends the order, and the asynchronous buyer comes back", async () => {
  const { order, id, status } = await authorized(
    { State: "Declined", ReasonCode: "InvalidPaymentMethod", PaymentMethodUpdateTimeInMins: 5 },
    { TransactionTimeout: "1440" },
  )
  expect(status[0]).toBe("Pending")
  await merchant.advance("PT1M")
  expect(await authorizationStatus(merchant, id)).toEqual(["Declined", "InvalidPaymentMethod"])
  expect(await orderStatus(merchant, order)).toEqual(["Suspended", "InvalidPaymentMethod"])
  await merchant.advance("PT4M")
  expect((await orderStatus(merchant, order))[0]).toBe("Suspended")
  await merchant.advance("PT1M")
  expect((await orderStatus(merchant, order))[0]).toBe("Open")
})

test("a synchronous one does not revert", async () => {
  const { order } = await authorized({
    State: "Declined",
    ReasonCode: "InvalidPaymentMethod",
    PaymentMethodUpdateTimeInMins: 1,
  })
  await merchant.advance("PT1H")
  expect((await orderStatus(merchant, order))[0]).toBe("Suspended")
})

test.each([
  ["true", "true"],
  ["false", "false"],
  [undefined, "false"],
])("SoftDecline %p shows as %s", async (given, expected) => {
  const { status } = await authorized({
    State: "Declined",
    ReasonCode: "InvalidPaymentMethod",
    ...(given === undefined ? {} : { SoftDecline: given }),
  })
  expect(status).toEqual(["Declined", "InvalidPaymentMethod", expected])
})

test.each([
  ["AmazonRejected", "Closed"],
  ["TransactionTimedOut", "Open"],
])("declined with %s leaves the order %s", async (ReasonCode, state) => {
  const { order, status } = await authorized({ State: "Declined", ReasonCode })
  expect(status).toEqual(["Declined", ReasonCode, "false"])
  expect((await orderStatus(merchant, order))[0]).toBe(state)
})

test("an authorization expires after the minutes given", async () => {
  const { id, status } = await authorized({
    State: "Closed",
    ReasonCode: "ExpiredUnused",
    ExpirationTimeInMins: 2,
  })
  expect(status[0]).toBe("Open")
  await merchant.advance("PT1M")
  expect((await authorizationStatus(merchant, id))[0]).toBe("Open")
  await merchant.advance("PT1M")
  expect(await authorizationStatus(merchant, id)).toEqual(["Closed", "ExpiredUnused"])
})

test("an authorization closes as Amazon's", async () => {
  const { status } = await authorized({ State: "Closed", ReasonCode: "AmazonClosed" })
  expect(status.slice(0, 2)).toEqual(["Closed", "AmazonClosed"])
})

test("a capture is pending, then completed", async () => {
  const { authorization } = await openAuthorization(merchant)
  const answer = await merchant.capture(authorization, fresh(), "10", {
    SellerCaptureNote: simulation({ State: "Pending" }),
  })
  const id = answer.get("AmazonCaptureId") ?? ""
  expect(answer.under("CaptureStatus", "State")).toBe("Pending")
  await merchant.advance("PT1H")
  expect(await captureStatus(merchant, id)).toEqual(["Completed", undefined])
})

test("an immediate capture can be pending, too", async () => {
  const { id } = await authorized({ State: "Pending" }, { CaptureNow: "true" })
  expect(await captureStatus(merchant, id.replace("-A", "-C"))).toEqual(["Pending", undefined])
})

test("a capture is declined", async () => {
  const { authorization } = await openAuthorization(merchant)
  const answer = await merchant.capture(authorization, fresh(), "10", {
    SellerCaptureNote: simulation({ State: "Declined", ReasonCode: "AmazonRejected" }),
  })
  expect([answer.get("State"), answer.get("ReasonCode")]).toEqual(["Declined", "AmazonRejected"])
})

test("a capture completes, then closes", async () => {
  const { authorization } = await openAuthorization(merchant)
  const answer = await merchant.capture(authorization, fresh(), "10", {
    SellerCaptureNote: simulation({ State: "Closed", ReasonCode: "AmazonClosed" }),
  })
  expect(answer.get("State")).toBe("Completed")
  await merchant.advance("PT1M")
  const id = answer.get("AmazonCaptureId") ?? ""
  expect(await captureStatus(merchant, id)).toEqual(["Closed", "AmazonClosed"])
})

test("a refund is pending, then declined", async () => {
  const { capture } = await completedCapture(merchant)
  const answer = await merchant.refund(capture, fresh(), "10", {
    SellerRefundNote: simulation({ State: "Declined", ReasonCode: "AmazonRejected" }),
  })
  expect(answer.get("State")).toBe("Pending")
  await merchant.advance("PT1M")
  const id = answer.get("AmazonRefundId") ?? ""
  expect(await refundStatus(merchant, id)).toEqual(["Declined", "AmazonRejected"])
})

test("spaces mean nothing", async () => {
  const order = await merchant.open()
  const answer = await merchant.authorize(order, fresh(), "10", {
    SellerAuthorizationNote:
      ' { "SandboxSimulation" : { "State" : "Declined" , "ReasonCode" : "AmazonRejected" } } ',
  })
  expect(answer.get("ReasonCode")).toBe("AmazonRejected")
})

test.each([
  ["Authorize", { State: "Declined", ReasonCode: "ProcessingFailure" }],
  ["Authorize", { State: "Open" }],
  ["Authorize", { State: "Pending" }],
  ["Capture", { State: "Declined", ReasonCode: "ProcessingFailure" }],
  ["Capture", { State: "Declined" }],
  ["Refund", { State: "Pending" }],
  ["CloseOrderReference", { State: "Closed", ReasonCode: "Expired" }],
])("%s cannot simulate %p", async (action, fields) => {
  const note = simulation(fields)
  const answer = await {
    Authorize: async () =>
      merchant.authorize(await merchant.open(), fresh(), "1", { SellerAuthorizationNote: note }),
    Capture: async () =>
      merchant.capture((await openAuthorization(merchant)).authorization, fresh(), "1", {
        SellerCaptureNote: note,
      }),
    Refund: async () =>
      merchant.refund((await completedCapture(merchant)).capture, fresh(), "1", {
        SellerRefundNote: note,
      }),
    CloseOrderReference: async () =>
      merchant.call("CloseOrderReference", {
        AmazonOrderReferenceId: await merchant.open(),
        ClosureReason: note,
      }),
  }[action as "Authorize"]()
  expect(answer.get("Code")).toBe("InvalidSandboxSimulationSpecified")
})

test("production takes them for ordinary text", async () => {
  const live = new MerchantAt(merchant.simulator, livePath)
  const order = await live.open("10", "USD", { live: true })
  const note = simulation({ State: "Declined", ReasonCode: "AmazonRejected" })
  const answer = await live.authorize(order, fresh(), "10", { SellerAuthorizationNote: note })
  expect([answer.get("State"), answer.get("SellerAuthorizationNote")]).toEqual(["Open", note])
})
