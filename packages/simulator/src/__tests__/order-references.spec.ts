import type { Answer, Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import {
  completedCapture,
  fresh,
  openAuthorization,
  orderStatus,
  authorizationStatus,
  simulation,
} from "./support/situations"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

const on = (action: string, id: string, more = {}): Promise<Answer> =>
  merchant.call(action, { AmazonOrderReferenceId: id, ...more })

const invalidMethod = simulation({ State: "Declined", ReasonCode: "InvalidPaymentMethod" })

const states = {
  Draft: async () => {
    const id = await merchant.draft()
    await merchant.set(id, "100")
    return id
  },
  Open: () => merchant.open(),
  Suspended: async () => {
    const id = await merchant.open()
    await merchant.authorize(id, fresh("s"), "10", { SellerAuthorizationNote: invalidMethod })
    return id
  },
  Canceled: async () => {
    const id = await merchant.open()
    await on("CancelOrderReference", id)
    return id
  },
  Closed: async () => {
    const id = await merchant.open()
    await on("CloseOrderReference", id)
    return id
  },
}

const operations = {
  SetOrderReferenceDetails: (id: string) => merchant.set(id, "50"),
  SetOrderAttributes: (id: string) =>
    on("SetOrderAttributes", id, { "OrderAttributes.SellerOrderAttributes.SellerOrderId": "o1" }),
  ConfirmOrderReference: (id: string) => on("ConfirmOrderReference", id),
  Authorize: (id: string) => merchant.authorize(id, fresh("a"), "10"),
  CancelOrderReference: (id: string) => on("CancelOrderReference", id),
  CloseOrderReference: (id: string) => on("CloseOrderReference", id),
}

const notModifiable = "OrderReferenceNotModifiable"
const badState = "InvalidOrderReferenceStatus"
const ok = undefined
const expectations: Record<
  keyof typeof operations,
  Record<keyof typeof states, string | undefined>
> = {
  SetOrderReferenceDetails: {
    Draft: ok,
    Open: notModifiable,
    Suspended: notModifiable,
    Canceled: notModifiable,
    Closed: notModifiable,
  },
  SetOrderAttributes: { Draft: ok, Open: ok, Suspended: ok, Canceled: notModifiable, Closed: ok },
  ConfirmOrderReference: {
    Draft: ok,
    Open: ok,
    Suspended: "PaymentMethodNotUpdated",
    Canceled: badState,
    Closed: badState,
  },
  Authorize: {
    Draft: badState,
    Open: ok,
    Suspended: badState,
    Canceled: badState,
    Closed: badState,
  },
  CancelOrderReference: { Draft: ok, Open: ok, Suspended: ok, Canceled: ok, Closed: badState },
  CloseOrderReference: {
    Draft: "InvalidCloseAttempt",
    Open: ok,
    Suspended: ok,
    Canceled: "InvalidCloseAttempt",
    Closed: ok,
  },
}

const table = Object.entries(expectations).flatMap(([operation, byState]) =>
  Object.entries(byState).map(([state, code]) => ({
    operation: operation as keyof typeof operations,
    state: state as keyof typeof states,
    code,
  })),
)

test.each(table)("$operation on $state answers $code", async ({ operation, state, code }) => {
  const id = await states[state]()
  expect((await orderStatus(merchant, id))[0]).toBe(state)
  const answer = await operations[operation](id)
  expect([answer.get("Code"), answer.status === 200]).toEqual([code, code === undefined])
})

test("attributes freeze the total after confirmation", async () => {
  const id = await merchant.open("100")
  const answer = await on("SetOrderAttributes", id, {
    "OrderAttributes.OrderTotal.Amount": "90",
    "OrderAttributes.OrderTotal.CurrencyCode": "USD",
  })
  expect(answer.get("Code")).toBe("OrderReferenceNotModifiable")
})

test.each([
  ["AmountNotSet", {}, false],
  ["ShippingAddressNotSet", { address: null }, true],
  ["PaymentPlanNotSet", { paymentMethod: null }, true],
  ["PaymentMethodNotAllowed", { paymentMethod: "PaymentMethodNotAllowed" }, true],
  ["BuyerEqualsSeller", { buyerEqualsSeller: true }, true],
  ["CurrencyMismatch", { presentmentCurrency: "EUR" }, true],
])("the constraint %s keeps a draft from being confirmed", async (constraint, checkout, set) => {
  const id = await merchant.draft(checkout)
  if (set) await merchant.set(id, "10")
  const details = await on("GetOrderReferenceDetails", id)
  expect(details.all("ConstraintID")).toEqual([constraint])
  const refused = await on("ConfirmOrderReference", id)
  expect(refused.get("Code")).toBe("ConstraintsExist")
  expect(refused.get("Message")).toContain(constraint)
})

describe("how an order reference ends", () => {
  test("a draft nobody confirms is stale after three hours", async () => {
    const id = await merchant.draft()
    await merchant.advance("PT2H59M59S")
    expect(await orderStatus(merchant, id)).toEqual(["Draft", undefined])
    await merchant.advance("PT1S")
    expect(await orderStatus(merchant, id)).toEqual(["Canceled", "Stale"])
  })

  test("it expires 180 days after its creation, and open authorizations stay", async () => {
    const id = await merchant.open()
    await merchant.advance("P179DT23H")
    const answer = await merchant.authorize(id, fresh(), "10")
    await merchant.advance("PT1H")
    expect(await orderStatus(merchant, id)).toEqual(["Closed", "Expired"])
    expect(await authorizationStatus(merchant, answer.get("AmazonAuthorizationId") ?? "")).toEqual([
      "Open",
      undefined,
    ])
  })

  test("cancel closes what was authorized", async () => {
    const { order, authorization } = await openAuthorization(merchant)
    await on("CancelOrderReference", order, { CancelationReason: "no stock" })
    expect(await orderStatus(merchant, order)).toEqual(["Canceled", "SellerCanceled"])
    expect(await authorizationStatus(merchant, authorization)).toEqual([
      "Closed",
      "OrderReferenceCanceled",
    ])
    const capture = await merchant.capture(authorization, fresh(), "1")
    expect(capture.get("Code")).toBe("InvalidAuthorizationStatus")
  })

  test("close leaves authorizations capturable and captures refundable", async () => {
    const { order, authorization } = await openAuthorization(merchant)
    await on("CloseOrderReference", order, { ClosureReason: "done" })
    const details = await on("GetOrderReferenceDetails", order)
    expect(details.get("ReasonDescription")).toBe("done")
    const capture = await merchant.capture(authorization, fresh(), "10")
    expect(capture.get("State")).toBe("Completed")
    const refund = await merchant.refund(capture.get("AmazonCaptureId") ?? "", fresh(), "1")
    expect(refund.get("State")).toBe("Pending")
  })

  test("it closes when everything it may be charged was charged", async () => {
    const { order } = await completedCapture(merchant, "100.00")
    await merchant.authorize(order, fresh(), "14.99", { CaptureNow: "true" })
    expect((await orderStatus(merchant, order))[0]).toBe("Open")
    await merchant.authorize(order, fresh(), "0.01", { CaptureNow: "true" })
    expect(await orderStatus(merchant, order)).toEqual(["Closed", "MaxAmountCharged"])
  })

  test("it closes after ten captured authorizations", async () => {
    const order = await merchant.open("100")
    for (let count = 1; count <= 10; count += 1) {
      expect((await orderStatus(merchant, order))[0]).toBe("Open")
      await merchant.authorize(order, fresh(), "1", { CaptureNow: "true" })
    }
    expect(await orderStatus(merchant, order)).toEqual(["Closed", "MaxAuthorizationsCaptured"])
  })

  test("Amazon can close and cancel it", async () => {
    const closed = await merchant.open()
    const canceled = await merchant.open()
    await merchant.control("POST", `/order-references/${closed}/close`)
    await merchant.control("POST", `/order-references/${canceled}/cancel`)
    expect(await orderStatus(merchant, closed)).toEqual(["Closed", "AmazonClosed"])
    expect(await orderStatus(merchant, canceled)).toEqual(["Canceled", "AmazonCanceled"])
  })
})

describe("a suspended order reference", () => {
  test("re-opens by itself when the absent buyer changes the method", async () => {
    const id = await states.Suspended()
    await merchant.control("POST", `/order-references/${id}/payment-method`, {})
    expect(await orderStatus(merchant, id)).toEqual(["Open", undefined])
    expect((await merchant.authorize(id, fresh(), "10")).get("State")).toBe("Open")
  })

  test("waits for Confirm when the buyer is there", async () => {
    const id = await states.Suspended()
    await merchant.control("POST", `/order-references/${id}/payment-method`, { present: true })
    expect((await orderStatus(merchant, id))[0]).toBe("Suspended")
    expect((await on("ConfirmOrderReference", id)).status).toBe(200)
    expect((await orderStatus(merchant, id))[0]).toBe("Open")
  })
})
