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
} from "./support/situations"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

describe("authorizations", () => {
  test("asynchronous ones are pending first", async () => {
    const order = await merchant.open()
    const answer = await merchant.authorize(order, fresh(), "10", { TransactionTimeout: "1440" })
    const id = answer.get("AmazonAuthorizationId") ?? ""
    expect(answer.under("AuthorizationStatus", "State")).toBe("Pending")
    await merchant.advance("PT1M")
    expect(await authorizationStatus(merchant, id)).toEqual(["Open", undefined])
  })

  test("one that takes longer than it may has timed out", async () => {
    await merchant.control("POST", "/settings", { authorizationDelay: "PT10M" })
    const order = await merchant.open()
    const answer = await merchant.authorize(order, fresh(), "10", { TransactionTimeout: "5" })
    const id = answer.get("AmazonAuthorizationId") ?? ""
    await merchant.advance("PT5M")
    expect(await authorizationStatus(merchant, id)).toEqual(["Declined", "TransactionTimedOut"])
    expect((await orderStatus(merchant, order))[0]).toBe("Open")
  })

  test("an immediate capture never shows Open and carries the same digits", async () => {
    const order = await merchant.open()
    const answer = await merchant.authorize(order, fresh(), "10", {
      TransactionTimeout: "1440",
      CaptureNow: "true",
    })
    const id = answer.get("AmazonAuthorizationId") ?? ""
    expect(answer.get("State")).toBe("Pending")
    await merchant.advance("PT1M")
    expect(await authorizationStatus(merchant, id)).toEqual(["Closed", "MaxCapturesProcessed"])
    expect(await captureStatus(merchant, id.replace("-A", "-C"))).toEqual(["Completed", undefined])
  })

  test.each([
    ["two days in the sandbox", "Sandbox", "P1DT23H59M"],
    ["thirty days live", "Live", "P29DT23H59M"],
  ])("an unused one expires after %s", async (_name, environment, almost) => {
    const live = environment === "Live"
    const seller = live ? new MerchantAt(merchant.simulator, livePath) : merchant
    const order = await seller.open("100", "USD", { live })
    const answer = await seller.authorize(order, fresh(), "10")
    const id = answer.get("AmazonAuthorizationId") ?? ""
    await merchant.advance(almost)
    expect(await authorizationStatus(seller, id)).toEqual(["Open", undefined])
    await merchant.advance("PT1M")
    expect(await authorizationStatus(seller, id)).toEqual(["Closed", "ExpiredUnused"])
  })

  test("the seller can release one, again and again", async () => {
    const { authorization } = await openAuthorization(merchant)
    const close = { AmazonAuthorizationId: authorization, ClosureReason: "not needed" }
    expect((await merchant.call("CloseAuthorization", close)).status).toBe(200)
    expect((await merchant.call("CloseAuthorization", close)).status).toBe(200)
    expect(await authorizationStatus(merchant, authorization)).toEqual(["Closed", "SellerClosed"])
  })

  test("one that was captured cannot be released", async () => {
    const { authorization } = await completedCapture(merchant)
    const answer = await merchant.call("CloseAuthorization", {
      AmazonAuthorizationId: authorization,
    })
    expect(answer.get("Code")).toBe("InvalidAuthorizationStatus")
  })

  test("Amazon can close one", async () => {
    const { authorization } = await openAuthorization(merchant)
    await merchant.control("POST", `/authorizations/${authorization}/close`)
    expect(await authorizationStatus(merchant, authorization)).toEqual(["Closed", "AmazonClosed"])
  })

  test.each([
    ["InvalidPaymentMethod", "Suspended", "InvalidPaymentMethod"],
    ["AmazonRejected", "Closed", "AmazonClosed"],
    ["ProcessingFailure", "Open", undefined],
    ["TransactionTimedOut", "Open", undefined],
  ])("declined with %s leaves the order %s", async (reasonCode, state, reason) => {
    const order = await merchant.open()
    await merchant.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode, softDecline: true }],
    })
    const answer = await merchant.authorize(order, fresh(), "10")
    expect([
      answer.status,
      answer.under("AuthorizationStatus", "State"),
      answer.under("AuthorizationStatus", "ReasonCode"),
      answer.get("SoftDecline"),
    ]).toEqual([200, "Declined", reasonCode, "true"])
    expect(await orderStatus(merchant, order)).toEqual([state, reason])
  })

  test.each(["InvalidPaymentMethod", "AmazonRejected", "TransactionTimedOut"])(
    "the starred card %s declines",
    async (paymentMethod) => {
      const order = await merchant.open("10", "USD", { paymentMethod })
      const answer = await merchant.authorize(order, fresh(), "10")
      expect(answer.get("ReasonCode")).toBe(paymentMethod)
    },
  )
})

describe("what an order may be charged", () => {
  test.each([
    ["USD", "100.00", "115.00", "115.01"],
    ["USD", "1000.00", "1075.00", "1075.01"],
    ["GBP", "1000.00", "1075.00", "1075.01"],
    ["EUR", "1000.00", "1075.00", "1075.01"],
    ["JPY", "646", "743", "744"],
    ["JPY", "100000", "108400", "108401"],
  ])("%s %s allows %s, not %s", async (currency, total, allowed, over) => {
    const order = await merchant.open(total, currency)
    const refused = await merchant.authorize(order, fresh(), over, {}, currency)
    expect(refused.get("Code")).toBe("TransactionAmountExceeded")
    const granted = await merchant.authorize(order, fresh(), allowed, {}, currency)
    expect(granted.get("State")).toBe("Open")
  })

  test("open authorizations count in full, closed ones by what was captured", async () => {
    const { order, authorization } = await openAuthorization(merchant, "100.00")
    expect((await merchant.authorize(order, fresh(), "15.01")).get("Code")).toBe(
      "TransactionAmountExceeded",
    )
    await merchant.capture(authorization, fresh(), "40.00")
    expect((await merchant.authorize(order, fresh(), "75.01")).get("Code")).toBe(
      "TransactionAmountExceeded",
    )
    expect((await merchant.authorize(order, fresh(), "75.00")).get("State")).toBe("Open")
  })

  test("a refund gives nothing back to charge", async () => {
    const { order, capture } = await completedCapture(merchant, "100.00")
    await merchant.refund(capture, fresh(), "100.00")
    await merchant.advance("PT1M")
    expect((await merchant.authorize(order, fresh(), "15.01")).get("Code")).toBe(
      "TransactionAmountExceeded",
    )
  })

  test("twenty-five authorizations may exist; released and declined ones do not count", async () => {
    const order = await merchant.open("100")
    const ids: string[] = []
    for (let count = 0; count < 25; count += 1) {
      const answer = await merchant.authorize(order, fresh(), "1")
      ids.push(answer.get("AmazonAuthorizationId") ?? "")
    }
    expect((await merchant.authorize(order, fresh(), "1")).get("Code")).toBe(
      "TransactionCountExceeded",
    )
    await merchant.call("CloseAuthorization", { AmazonAuthorizationId: ids[0] ?? "" })
    expect((await merchant.authorize(order, fresh(), "1")).get("State")).toBe("Open")
  })
})

describe("captures", () => {
  test("a partial one uses the authorization up", async () => {
    const { authorization } = await openAuthorization(merchant, "100.00")
    await merchant.capture(authorization, fresh(), "0.01")
    expect(await authorizationStatus(merchant, authorization)).toEqual([
      "Closed",
      "MaxCapturesProcessed",
    ])
  })

  test("more than the authorization is refused", async () => {
    const { authorization } = await openAuthorization(merchant, "100.00")
    const answer = await merchant.capture(authorization, fresh(), "100.01")
    expect(answer.get("Code")).toBe("TransactionAmountExceeded")
  })

  async function capturedLate(): Promise<{ order: string; id: string; state: string | undefined }> {
    const live = new MerchantAt(merchant.simulator, livePath)
    const order = await live.open("100", "USD", { live: true })
    const answer = await live.authorize(order, fresh(), "100")
    await merchant.advance("P7DT1S")
    const capture = await live.capture(answer.get("AmazonAuthorizationId") ?? "", fresh(), "60")
    return { order, id: capture.get("AmazonCaptureId") ?? "", state: capture.get("State") }
  }
  const live = (): Merchant => new MerchantAt(merchant.simulator, livePath)
  const captured = async (): Promise<unknown> =>
    (await merchant.control("GET", "/ledger")).value.captured

  test("after seven days one is pending, and completes later", async () => {
    const { id, state } = await capturedLate()
    expect(state).toBe("Pending")
    expect(await captured()).toEqual({})
    await merchant.advance("PT59M")
    expect(await captureStatus(live(), id)).toEqual(["Pending", undefined])
    await merchant.advance("PT1M")
    expect(await captureStatus(live(), id)).toEqual(["Completed", undefined])
    expect(await captured()).toEqual({ USD: "60.00" })
  })

  test("within seven days one is final at once", async () => {
    const order = await live().open("100", "USD", { live: true })
    const answer = await live().authorize(order, fresh(), "100")
    await merchant.advance("P7D")
    const capture = await live().capture(answer.get("AmazonAuthorizationId") ?? "", fresh(), "60")
    expect(capture.get("State")).toBe("Completed")
  })

  test("a pending one can be declined", async () => {
    const { id } = await capturedLate()
    const body = { state: "Declined", reasonCode: "ProcessingFailure" }
    await merchant.control("POST", `/captures/${id}/decide`, body)
    expect(await captureStatus(live(), id)).toEqual(["Declined", "ProcessingFailure"])
    await merchant.advance("P1D")
    expect(await captured()).toEqual({})
  })

  test.each([
    ["ProcessingFailure", ["Open", undefined], ["Open", undefined]],
    ["AmazonRejected", ["Closed", "AmazonClosed"], ["Closed", "AmazonClosed"]],
  ])("declined with %s", async (reasonCode, ofAuthorization, ofOrder) => {
    const { order, authorization } = await openAuthorization(merchant)
    await merchant.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode }],
    })
    const answer = await merchant.capture(authorization, fresh(), "10")
    expect([answer.get("State"), answer.get("ReasonCode")]).toEqual(["Declined", reasonCode])
    expect(await authorizationStatus(merchant, authorization)).toEqual(ofAuthorization)
    expect(await orderStatus(merchant, order)).toEqual(ofOrder)
    expect(await captured()).toEqual({})
  })

  test("one made in Seller Central has a reference id nobody issued", async () => {
    const { authorization } = await openAuthorization(merchant, "20.00")
    const { value } = await merchant.control("POST", `/authorizations/${authorization}/captures`, {
      amount: "12.50",
    })
    expect(value).toMatchObject({
      Authorizations: [{ State: "Closed", Captures: [{ Amount: "12.50", State: "Completed" }] }],
    })
  })
})

describe("refunds", () => {
  test("are pending first", async () => {
    const { capture } = await completedCapture(merchant)
    const answer = await merchant.refund(capture, fresh(), "40")
    const id = answer.get("AmazonRefundId") ?? ""
    expect(answer.get("State")).toBe("Pending")
    await merchant.advance("PT1M")
    expect(await refundStatus(merchant, id)).toEqual(["Completed", undefined])
    const details = await merchant.call("GetCaptureDetails", { AmazonCaptureId: capture })
    expect([details.under("RefundedAmount", "Amount"), details.get("member")]).toEqual([
      "40.00",
      id,
    ])
  })

  test("may go 15 % beyond the capture, then close it", async () => {
    const { capture } = await completedCapture(merchant, "100.00")
    expect((await merchant.refund(capture, fresh(), "115.01")).get("Code")).toBe(
      "TransactionAmountExceeded",
    )
    await merchant.refund(capture, fresh(), "115.00")
    await merchant.advance("PT1M")
    expect(await captureStatus(merchant, capture)).toEqual(["Closed", "MaxAmountRefunded"])
  })

  test("646 yen may be refunded up to 743", async () => {
    const order = await merchant.open("646", "JPY")
    const answer = await merchant.authorize(order, fresh(), "646", { CaptureNow: "true" }, "JPY")
    const capture = answer.get("member") ?? ""
    expect((await merchant.refund(capture, fresh(), "646", {}, "JPY")).status).toBe(200)
    const over = await merchant.refund(capture, fresh(), "98", {}, "JPY")
    expect(over.get("Message")).toContain("cannot exceed 743.00 JPY")
    expect((await merchant.refund(capture, fresh(), "97", {}, "JPY")).status).toBe(200)
  })

  test("the tenth closes the capture", async () => {
    const { capture } = await completedCapture(merchant)
    for (let count = 0; count < 10; count += 1) await merchant.refund(capture, fresh(), "1")
    await merchant.advance("PT1M")
    expect(await captureStatus(merchant, capture)).toEqual(["Closed", "MaxRefundsProcessed"])
  })

  test.each(["AmazonRejected", "ProcessingFailure"])("can be declined: %s", async (reasonCode) => {
    const { capture } = await completedCapture(merchant)
    await merchant.control("POST", "/outcomes", {
      outcomes: [{ of: "refund", state: "Declined", reasonCode }],
    })
    const answer = await merchant.refund(capture, fresh(), "40")
    await merchant.advance("PT1M")
    const id = answer.get("AmazonRefundId") ?? ""
    expect(await refundStatus(merchant, id)).toEqual(["Declined", reasonCode])
    const { value } = await merchant.control("GET", "/ledger")
    expect(value.refunded).toEqual({})
  })

  test.each([
    ["refunds", { type: "AmazonA-ZRefund" }, "AmazonA-ZRefund", "Open"],
    ["refunds", { type: "BuyerCanceled" }, "BuyerCanceled", "Open"],
    ["refunds", {}, "SellerInitiated", "Open"],
    ["a-to-z", {}, "AmazonA-ZGuarantee", "Closed"],
    ["chargeback", {}, "Chargeback", "Open"],
  ])("started by others: %s %p", async (path, body, type, state) => {
    const { order, capture } = await completedCapture(merchant, "30.00")
    await merchant.control("POST", `/captures/${capture}/${path}`, { amount: "5", ...body })
    await merchant.advance("PT1M")
    const { value } = await merchant.control("GET", `/order-references/${order}`)
    expect(value).toMatchObject({
      State: state,
      Authorizations: [
        { Captures: [{ Refunds: [{ RefundType: type, Amount: "5.00", State: "Completed" }] }] },
      ],
    })
  })

  test("Amazon can forbid further ones", async () => {
    const { capture } = await completedCapture(merchant)
    await merchant.control("POST", `/captures/${capture}/close`)
    expect(await captureStatus(merchant, capture)).toEqual(["Closed", "AmazonClosed"])
    expect((await merchant.refund(capture, fresh(), "1")).get("Code")).toBe("CaptureNotRefundable")
  })
})
