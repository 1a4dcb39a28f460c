import { readFileSync } from "node:fs"
import { describe, expect, it } from "@jest/globals"
import { extraCalls, leastCalls, whatExtraCallsBuy } from "../extra-calls.mjs"

const docs = readFileSync(new URL("../../../docs/calls.md", import.meta.url), "utf8")
const total = (/** @type {Record<string, number>} */ calls) =>
  Object.values(calls).reduce((sum, count) => sum + count, 0)

describe("what an order costs in calls to Amazon", () => {
  it("is at least 5 for an order that is shipped at once, and 4 and one for each of several parcels", () => {
    expect([1, 2, 7].map((parcels) => total(leastCalls(parcels)))).toEqual([5, 6, 11])
  })

  it("is told with what each further call buys", () => {
    const calls = { ...leastCalls(3), GetCaptureDetails: 2 }
    const buys = whatExtraCallsBuy.GetCaptureDetails
    expect(extraCalls(calls, leastCalls(3))).toEqual([
      { action: "GetCaptureDetails", count: 2, buys },
    ])
    expect(extraCalls(leastCalls(1), leastCalls(1))).toEqual([])
  })

  it("is refused where nobody knows what a call is for", () => {
    expect(() => extraCalls({ ...leastCalls(1), Capture: 2 }, leastCalls(1))).toThrow(
      "Capture was called 1 times more than it takes",
    )
  })

  it("is measured by a benchmark that finds everything it imports", async () => {
    expect(await import("../../../benchmarks/with-shop.mjs")).toHaveProperty("withShop")
    expect(await import("../../../benchmarks/orders.mjs")).toHaveProperty("order")
  })

  it.each(Object.entries(whatExtraCallsBuy))("is in the docs: %s", (action, buys) => {
    expect(docs).toContain(`\`${action}\``)
    expect(docs).toContain(buys)
  })
})
