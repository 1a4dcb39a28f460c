import { describe, expect, it } from "@jest/globals"
import type { ParcelFacts } from "../order-facts"
import { describeParcel, parcelWords } from "../parcel-words"

const line = (id: string, quantity: string, returned = "0") => ({
  id,
  quantity,
  returned,
  cost: "10",
  ships: true,
})
const parcel = (id: string, contents: Record<string, string>, canceled = false): ParcelFacts => ({
  id,
  contents,
  canceled,
  packedAt: new Date(0),
  shippedAt: null,
  deliveredAt: null,
})
const titles = new Map([
  ["mug", "Mug, blue"],
  ["pot", "Pot"],
])
const lines = [line("mug", "2"), line("pot", "1")]

describe("what a parcel is called at Amazon", () => {
  it("is its number alone while goods are left to be packed", () => {
    expect(describeParcel({ lines, parcels: [parcel("a", { mug: "2" })] }, "a", titles)).toEqual({
      parcel: "1",
      items: "2 × Mug, blue",
    })
  })

  it("is its number of all once everything is packed", () => {
    const parcels = [parcel("a", { mug: "2" }), parcel("b", { pot: "1" })]
    expect(describeParcel({ lines, parcels }, "b", titles)).toEqual({
      parcel: "2/2",
      items: "1 × Pot",
    })
  })

  it("counts no parcel that was cancelled, and waits for no goods that came back", () => {
    const parcels = [parcel("a", { mug: "2" }, true), parcel("b", { mug: "1", pot: "1" })]
    const kept = [line("mug", "2", "1"), line("pot", "1")]
    expect(describeParcel({ lines: kept, parcels }, "b", titles)).toEqual({
      parcel: "1/1",
      items: "1 × Mug, blue, 1 × Pot",
    })
  })

  it("leaves out what nobody has called anything", () => {
    const parcels = [parcel("a", { mug: "0.5", gone: "1" })]
    expect(describeParcel({ lines, parcels }, "a", titles).items).toBe("0.5 × Mug, blue")
  })

  it("is its number alone when the store does not say what things are called: the charge is made all the same", async () => {
    const warnings: string[] = []
    const parts = {
      query: { graph: () => Promise.reject(new Error("no connection")) },
      logger: { warn: (text: string) => void warnings.push(text) },
    }
    const container = { resolve: (name: keyof typeof parts) => parts[name] } as never
    const order = { id: "order_1", lines, parcels: [parcel("a", { mug: "2" })] } as never
    expect(await parcelWords(container, order, "a")).toEqual({ parcel: "1", items: "" })
    expect(warnings).toEqual([expect.stringContaining("no connection")])
  })
})
