import type { Answer, Merchant } from "./support/client"
import { livePath, startFrozen } from "./support/client"

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
