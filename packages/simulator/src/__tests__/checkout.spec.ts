import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"

describe("an order in two parcels", () => {
  let merchant: Merchant
  beforeAll(async () => {
    merchant = await startFrozen()
  })
  afterAll(() => merchant.simulator.stop())

  test("is charged parcel by parcel, refunded and closed", async () => {
    const id = await merchant.draft({ amountHint: "94.50" })
    const set = await merchant.set(id, "94.50", "USD", {
      "OrderReferenceAttributes.SellerOrderAttributes.SellerOrderId": "ord_42",
    })
    expect(set.under("OrderTotal", "Amount")).toBe("94.50")
    expect(set.get("ConstraintID")).toBeUndefined()
    const confirmed = await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    expect(confirmed.status).toBe(200)

    const first = await merchant.authorize(id, "ord_42_a1", "94.50")
    const authorization = first.get("AmazonAuthorizationId") ?? ""
    expect(authorization).toMatch(new RegExp(`^${id}-A\\d{6}$`))
    expect([first.get("State"), first.under("CapturedAmount", "Amount")]).toEqual(["Open", "0"])

    const captured = await merchant.capture(authorization, "ord_42_c1", "40.00")
    expect(captured.get("State")).toBe("Completed")
    const closed = await merchant.call("GetAuthorizationDetails", {
      AmazonAuthorizationId: authorization,
    })
    expect([
      closed.get("State"),
      closed.get("ReasonCode"),
      closed.under("CapturedAmount", "Amount"),
    ]).toEqual(["Closed", "MaxCapturesProcessed", "40.00"])

    const second = await merchant.authorize(id, "ord_42_a2", "54.50", { CaptureNow: "true" })
    expect([second.get("State"), second.get("ReasonCode")]).toEqual([
      "Closed",
      "MaxCapturesProcessed",
    ])
    expect(second.under("CapturedAmount", "Amount")).toBe("0")
    expect(second.get("member")).toBe(second.get("AmazonAuthorizationId")?.replace("-A", "-C"))

    const refunded = await merchant.refund(captured.get("AmazonCaptureId") ?? "", "ord_42_r1", "10")
    expect([refunded.get("State"), refunded.under("RefundAmount", "Amount")]).toEqual([
      "Pending",
      "10.00",
    ])
    await merchant.advance("PT1M")
    const closing = await merchant.call("CloseOrderReference", { AmazonOrderReferenceId: id })
    expect(closing.status).toBe(200)

    const { value: tree } = await merchant.control("GET", `/order-references/${id}`)
    expect(tree).toMatchObject({
      AmazonOrderReferenceId: id,
      State: "Closed",
      ReasonCode: "SellerClosed",
      OrderTotal: { Amount: "94.50", CurrencyCode: "USD" },
      SellerOrderId: "ord_42",
      Authorizations: [
        {
          AmazonAuthorizationId: authorization,
          AuthorizationReferenceId: "ord_42_a1",
          Amount: "94.50",
          State: "Closed",
          ReasonCode: "MaxCapturesProcessed",
          Captures: [
            {
              CaptureReferenceId: "ord_42_c1",
              Amount: "40.00",
              State: "Completed",
              ReasonCode: null,
              Refunds: [
                {
                  RefundReferenceId: "ord_42_r1",
                  Amount: "10.00",
                  State: "Completed",
                  ReasonCode: null,
                },
              ],
            },
          ],
        },
        { Amount: "54.50", Captures: [{ Amount: "54.50", State: "Completed", Refunds: [] }] },
      ],
    })
    const { value: ledger } = await merchant.control("GET", "/ledger")
    expect(ledger).toMatchObject({
      captured: { USD: "94.50" },
      refunded: { USD: "10.00" },
      requests: {
        SetOrderReferenceDetails: 1,
        ConfirmOrderReference: 1,
        Authorize: 2,
        Capture: 1,
        GetAuthorizationDetails: 1,
        Refund: 1,
        CloseOrderReference: 1,
      },
    })
  })

  test("shows a stranger only where it ships to until it is confirmed", async () => {
    const { value } = await merchant.control<{
      AmazonOrderReferenceId: string
      AccessToken: string
    }>("POST", "/order-references", {
      buyer: { name: "Ann", email: "ann@example.com" },
      address: { name: "Ann", line1: "1 Main St", city: "Springfield", countryCode: "US" },
    })
    const id = { AmazonOrderReferenceId: value.AmazonOrderReferenceId }
    const blind = await merchant.call("GetOrderReferenceDetails", id)
    expect([blind.get("City"), blind.get("AddressLine1"), blind.get("Email")]).toEqual([
      "Springfield",
      undefined,
      undefined,
    ])
    const seeing = await merchant.call("GetOrderReferenceDetails", {
      ...id,
      AccessToken: value.AccessToken,
    })
    expect(seeing.get("AddressLine1")).toBe("1 Main St")
    const both = await merchant.call("GetOrderReferenceDetails", {
      ...id,
      AccessToken: value.AccessToken,
      AddressConsentToken: value.AccessToken,
    })
    expect(both.get("Code")).toBe("InvalidParameterValue")
    await merchant.set(value.AmazonOrderReferenceId, "5")
    await merchant.call("ConfirmOrderReference", id)
    const after = await merchant.call("GetOrderReferenceDetails", id)
    expect([after.get("AddressLine1"), after.get("Email")]).toEqual([
      "1 Main St",
      "ann@example.com",
    ])
  })

  test("a request sent again is the same transaction", async () => {
    const id = await merchant.open("50.00")
    const once = await merchant.authorize(id, "again_a", "50.00")
    const twice = await merchant.authorize(id, "again_a", "50.00")
    const authorization = once.get("AmazonAuthorizationId") ?? ""
    expect(twice.get("AmazonAuthorizationId")).toBe(authorization)
    const first = await merchant.capture(authorization, "again_c", "20.00")
    const second = await merchant.capture(authorization, "again_c", "20.00")
    expect(second.get("AmazonCaptureId")).toBe(first.get("AmazonCaptureId"))
    const capture = first.get("AmazonCaptureId") ?? ""
    const refund = await merchant.refund(capture, "again_r", "5.00")
    await merchant.advance("PT1M")
    const repeated = await merchant.refund(capture, "again_r", "5.00")
    expect(repeated.get("AmazonRefundId")).toBe(refund.get("AmazonRefundId"))
    expect(repeated.get("State")).toBe("Pending")
  })

  test("whole yen stay whole", async () => {
    const id = await merchant.open("743", "JPY")
    const answer = await merchant.authorize(id, "yen_a", "646.00", {}, "JPY")
    expect(answer.under("AuthorizationAmount", "Amount")).toBe("646")
    const fraction = await merchant.authorize(id, "yen_b", "1.5", {}, "JPY")
    expect(fraction.get("Code")).toBe("InvalidParameterValue")
  })
})
