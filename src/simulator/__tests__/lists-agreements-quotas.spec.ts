import type { Answer, Merchant } from "./support/client"
import { livePath, startFrozen } from "./support/client"
import { captureStatus, fresh, orderStatus } from "./support/situations"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

describe("ListOrderReference", () => {
  async function numbered(count: number): Promise<string[]> {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) {
      const id = await merchant.draft()
      await merchant.set(id, "10", "USD", {
        "OrderReferenceAttributes.SellerOrderAttributes.SellerOrderId": "same",
      })
      await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
      await merchant.advance("PT1S")
      ids.push(id)
    }
    return ids
  }
  const list = (more = {}): Promise<Answer> =>
    merchant.call("ListOrderReference", { QueryId: "same", QueryIdType: "SellerOrderId", ...more })

  test.each([
    ["Ascending", false],
    ["Descending", true],
  ])("pages through everything, %s", async (SortOrder, reversed) => {
    const ids = await numbered(5)
    const found: string[] = []
    let answer = await list({ PageSize: "2", SortOrder })
    for (;;) {
      found.push(...answer.all("AmazonOrderReferenceId"))
      const token = answer.get("NextPageToken")
      if (token === undefined) break
      answer = await merchant.call("ListOrderReferenceByNextToken", { NextPageToken: token })
    }
    expect(found).toEqual(reversed ? [...ids].reverse() : ids)
  })

  test("filters by state, currency and time", async () => {
    const [first = "", second = ""] = await numbered(2)
    await merchant.call("CancelOrderReference", { AmazonOrderReferenceId: first })
    const state = "OrderReferenceStatusListFilter.OrderReferenceStatus.1"
    expect((await list({ [state]: "Canceled" })).all("AmazonOrderReferenceId")).toEqual([first])
    expect((await list({ [state]: "Open" })).all("AmazonOrderReferenceId")).toEqual([second])
    expect((await list({ PaymentDomain: "EU_EUR" })).all("AmazonOrderReferenceId")).toEqual([])
    const created = (await list()).all("CreationTimestamp")
    const range = {
      "CreatedTimeRange.StartTime": created[1] ?? "",
      "CreatedTimeRange.EndTime": created[1] ?? "",
    }
    expect((await list(range)).all("AmazonOrderReferenceId")).toEqual([second])
  })

  test.each([
    { QueryIdType: "Email" },
    { PageSize: "0" },
    { PageSize: "many" },
    { SortOrder: "Sideways" },
    { "CreatedTimeRange.StartTime": "2024-01-01T00:00:00Z" },
    { "CreatedTimeRange.StartTime": "yesterday", "CreatedTimeRange.EndTime": "today" },
  ])("refuses %p", async (more) => {
    expect((await list(more)).get("Code")).toBe("InvalidParameterValue")
  })

  test.each(["", "x", Buffer.from("{}").toString("base64url")])(
    "refuses the token %p",
    async (NextPageToken) => {
      const answer = await merchant.call("ListOrderReferenceByNextToken", { NextPageToken })
      expect(answer.get("Code")).toBe("InvalidParameterValue")
    },
  )
})

describe("billing agreements", () => {
  const on = (action: string, id: string, more = {}): Promise<Answer> =>
    merchant.call(action, { AmazonBillingAgreementId: id, ...more })

  async function draft(body = {}): Promise<string> {
    const { value } = await merchant.control<{ AmazonBillingAgreementId: string }>(
      "POST",
      "/billing-agreements",
      body,
    )
    return value.AmazonBillingAgreementId
  }
  async function open(body = {}): Promise<string> {
    const id = await draft(body)
    await on("ConfirmBillingAgreement", id)
    return id
  }
  const authorizeOn = (id: string, amount: string, more = {}): Promise<Answer> =>
    on("AuthorizeOnBillingAgreement", id, {
      AuthorizationReferenceId: fresh("b"),
      "AuthorizationAmount.Amount": amount,
      "AuthorizationAmount.CurrencyCode": "USD",
      TransactionTimeout: "0",
      ...more,
    })
  const state = async (id: string): Promise<(string | undefined)[]> => {
    const answer = await on("GetBillingAgreementDetails", id)
    return [
      answer.under("BillingAgreementStatus", "State"),
      answer.under("BillingAgreementStatus", "ReasonCode"),
    ]
  }

  test("are set, confirmed, validated, charged and closed", async () => {
    const id = await draft()
    expect(id).toMatch(/^C01-\d{7}-\d{7}$/)
    const set = await on("SetBillingAgreementDetails", id, {
      "BillingAgreementAttributes.SellerNote": "monthly",
      "BillingAgreementAttributes.SellerBillingAgreementAttributes.SellerBillingAgreementId": "s1",
    })
    expect([set.get("SellerNote"), set.get("SellerBillingAgreementId")]).toEqual(["monthly", "s1"])
    await on("ConfirmBillingAgreement", id)
    const valid = await on("ValidateBillingAgreement", id)
    expect([
      valid.get("ValidationResult"),
      valid.get("LastUpdatedTimestamp") !== undefined,
    ]).toEqual(["Success", true])
    const charged = await authorizeOn(id, "120.00", { CaptureNow: "true" })
    expect(charged.under("AuthorizationStatus", "ReasonCode")).toBe("MaxCapturesProcessed")
    const order = charged.get("AmazonOrderReferenceId") ?? ""
    expect(await orderStatus(merchant, order)).toEqual(["Closed", "SellerClosed"])
    expect((await captureStatus(merchant, charged.get("member") ?? ""))[0]).toBe("Completed")
    const details = await on("GetBillingAgreementDetails", id)
    expect(details.under("CurrentRemainingBalance", "Amount")).toBe("380.00")
    await on("CloseBillingAgreement", id)
    expect(await state(id)).toEqual(["Closed", "SellerClosed"])
    expect((await authorizeOn(id, "1")).get("Code")).toBe("InvalidBillingAgreementStatus")
  })

  test("a repeated charge is the same one", async () => {
    const id = await open()
    const reference = { AuthorizationReferenceId: fresh("same") }
    const first = await authorizeOn(id, "10", reference)
    const second = await authorizeOn(id, "10", reference)
    expect(second.get("AmazonAuthorizationId")).toBe(first.get("AmazonAuthorizationId"))
    expect(second.get("AmazonOrderReferenceId")).toBe(first.get("AmazonOrderReferenceId"))
  })

  test("a new month starts with a full balance", async () => {
    const id = await open()
    await authorizeOn(id, "500.00")
    expect((await authorizeOn(id, "0.01")).get("Code")).toBe("PeriodicAmountExceeded")
    await merchant.advance("P32D")
    expect((await authorizeOn(id, "500.00")).status).toBe(200)
  })

  test("a bad method suspends it until the buyer changes it", async () => {
    const id = await open({ paymentMethod: "InvalidPaymentMethod" })
    const declined = await authorizeOn(id, "10")
    expect(declined.under("AuthorizationStatus", "ReasonCode")).toBe("InvalidPaymentMethod")
    expect(await state(id)).toEqual(["Suspended", "InvalidPaymentMethod"])
    await merchant.control("POST", `/billing-agreements/${id}/payment-method`)
    expect(await state(id)).toEqual(["Open", undefined])
  })

  test("a rejected charge leaves it open", async () => {
    const id = await open({ paymentMethod: "AmazonRejected" })
    await authorizeOn(id, "10")
    expect(await state(id)).toEqual(["Open", undefined])
  })

  test("a draft is stale after three hours", async () => {
    const id = await draft()
    await merchant.advance("PT3H")
    expect(await state(id)).toEqual(["Canceled", "Stale"])
  })

  test("an order can be made on it, confirmed at once or later", async () => {
    const id = await open()
    const create = (more = {}): Promise<Answer> =>
      merchant.call("CreateOrderReferenceForId", {
        Id: id,
        IdType: "BillingAgreement",
        "OrderReferenceAttributes.OrderTotal.Amount": "10",
        "OrderReferenceAttributes.OrderTotal.CurrencyCode": "USD",
        ...more,
      })
    const now = await create({ ConfirmNow: "true" })
    expect([now.under("OrderReferenceStatus", "State"), now.under("ParentDetails", "Id")]).toEqual([
      "Open",
      id,
    ])
    expect((await create()).under("OrderReferenceStatus", "State")).toBe("Draft")
  })
})

describe("quotas", () => {
  const statuses = async (count: number, path?: string): Promise<number[]> => {
    const found: number[] = []
    for (let index = 0; index < count; index += 1) {
      found.push((await merchant.call("Capture", {}, path)).status)
    }
    return found
  }
  const times = (count: number, status: number): number[] => Array<number>(count).fill(status)

  test("are off by default", async () => {
    expect(await statuses(12)).toEqual(times(12, 400))
  })

  test("let two writes through in the sandbox, then one every two seconds", async () => {
    await merchant.control("POST", "/settings", { quotaFactor: 1 })
    expect(await statuses(3)).toEqual([400, 400, 503])
    await merchant.advance("PT2S")
    expect(await statuses(2)).toEqual([400, 503])
    const throttled = await merchant.call("Capture")
    expect([throttled.get("Code"), throttled.get("Type")]).toEqual(["RequestThrottled", ""])
  })

  test("let ten through live", async () => {
    await merchant.control("POST", "/settings", { quotaFactor: 1 })
    expect(await statuses(11, livePath)).toEqual([...times(10, 400), 503])
  })

  test("scale by a factor", async () => {
    await merchant.control("POST", "/settings", { quotaFactor: 3 })
    expect(await statuses(7)).toEqual([...times(6, 400), 503])
  })
})
