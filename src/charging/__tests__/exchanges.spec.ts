import { MathBN } from "@medusajs/framework/utils"
import { pairExchanges } from "../exchanges"
import { changeSchema } from "../line-contents"
import { readExchanges } from "../read-exchanges"

const line = (id: string, cost: string, over: object = {}) => ({
  ...{ id, quantity: "1", returned: "0", cost, ships: true },
  ...over,
})
const costs = (lines: { id: string; cost: string }[]) =>
  Object.fromEntries(lines.map(({ id, cost }) => [id, MathBN.convert(cost).toFixed()]))
const even = [{ inbound: { mug: "1" }, outbound: ["new"] }]

describe("goods that are exchanged", () => {
  it("cost nothing anew while the first ones are asked back", () => {
    const order = { total: "60", lines: [line("mug", "20"), line("new", "20"), line("tote", "20")] }
    const { total, lines } = pairExchanges(order, even)
    expect(total).toBe("40")
    expect(costs(lines)).toEqual({ mug: "20", new: "0", tote: "20" })
  })

  it("cost the same when the first ones have come back", () => {
    const back = line("mug", "20", { returned: "1" })
    const order = { total: "40", lines: [back, line("new", "20"), line("tote", "20")] }
    const { total, lines } = pairExchanges(order, even)
    expect(total).toBe("40")
    expect(costs(lines)).toEqual({ mug: "20", new: "0", tote: "20" })
    expect(lines[0]?.returned).toBe("0")
  })

  it("cost what they are worth more", () => {
    const order = { total: "55", lines: [line("mug", "20"), line("new", "35")] }
    expect(costs(pairExchanges(order, even).lines)).toEqual({ mug: "20", new: "15" })
  })

  it("leave to be refunded what they are worth less", () => {
    const back = line("mug", "20", { returned: "1" })
    const { total, lines } = pairExchanges({ total: "15", lines: [back, line("new", "15")] }, even)
    expect(total).toBe("15")
    expect(costs(lines)).toEqual({ mug: "20", new: "0" })
    expect(lines[0]?.returned).toBe("0.25")
  })

  it("give nothing for a replacement that came back itself: it is off the total already", () => {
    const back = line("new", "20", { returned: "1" })
    const order = { total: "40", lines: [line("mug", "20"), back, line("tote", "20")] }
    const { total, lines } = pairExchanges(order, even)
    expect(total).toBe("40")
    expect(costs(lines)).toEqual({ mug: "20", new: "20", tote: "20" })
  })

  it("change nothing without a replacement", () => {
    const order = { total: "20", lines: [line("mug", "20")] }
    expect(pairExchanges(order, [{ inbound: { mug: "1" }, outbound: [] }])).toEqual(order)
  })
})

describe("exchanges and claims as Medusa writes them down", () => {
  const action = (name: string, reference_id: string) => ({
    action: name,
    details: { reference_id, quantity: 1 },
  })
  const exchange = (over: object = {}) =>
    changeSchema.parse({
      status: "confirmed",
      exchange_id: "oexc_1",
      actions: [action("RETURN_ITEM", "mug"), action("ITEM_ADD", "new")],
      ...over,
    })
  const asked = [{ id: "mug", returned: "1", writtenOff: "0" }]

  it("name what comes back and what is sent for it", () => {
    expect(readExchanges([exchange()], asked)).toEqual(even)
  })

  it("count a claim's goods once that are written off and asked back", () => {
    const actions = [
      action("WRITE_OFF_ITEM", "mug"),
      action("RETURN_ITEM", "mug"),
      action("ITEM_ADD", "new"),
    ]
    const claim = exchange({ exchange_id: null, claim_id: "claim_1", actions })
    const lines = [{ id: "mug", returned: "1", writtenOff: "1" }]
    expect(readExchanges([claim], lines)).toEqual(even)
  })

  it("do not count before they are confirmed, nor as edits", () => {
    expect(readExchanges([exchange({ status: "pending" })], asked)).toEqual([])
    expect(readExchanges([exchange({ exchange_id: null })], asked)).toEqual([])
  })

  it("count nothing that was called off", () => {
    const [one] = readExchanges([exchange()], [{ id: "mug", returned: "0", writtenOff: "0" }])
    expect(one?.inbound).toEqual({})
  })
})
