import { freeRefusals, poolPerMinute, UnknownOrderReferences } from "../unknown-order-references"

const id = (number: number) => `S01-0000000-${String(number).padStart(7, "0")}`

describe("order references that Amazon has not confirmed", () => {
  let now = 0
  let unknown: UnknownOrderReferences
  beforeEach(() => {
    now = 0
    unknown = new UnknownOrderReferences(() => now)
  })
  const admitted = (ids: number[], login?: string) =>
    ids.map((number) => unknown.admit("account", id(number), login))
  const flood = () => {
    for (let number = 100; number < 100 + freeRefusals; number++)
      unknown.refuse("account", id(number))
  }

  it("are asked about behind the others, as many as there are, while few are refused", () => {
    expect(new Set(admitted([...Array(500).keys()]))).toEqual(new Set(["unknown"]))
  })

  it("share a pool for the rest of a minute in which many were refused", () => {
    flood()
    const some = admitted([...Array(poolPerMinute + 3).keys()])
    expect(some.filter((one) => one === "pooled")).toHaveLength(poolPerMinute)
    expect(some.slice(-3)).toEqual(["full", "full", "full"])
    now = 60_000
    expect(admitted([1])).toEqual(["unknown"])
  })

  it("leave those of other accounts alone, and those that are confirmed", () => {
    unknown.confirm("account", id(50))
    flood()
    admitted([...Array(poolPerMinute).keys()])
    expect(admitted([50, 2])).toEqual(["known", "full"])
    expect(unknown.admit("other", id(2))).toBe("unknown")
  })

  it("are not asked about again for a minute after a refusal", () => {
    unknown.refuse("account", id(1))
    now = 59_999
    expect(admitted([1])).toEqual(["refused"])
    now = 60_000
    expect(admitted([1])).toEqual(["unknown"])
  })

  it("are a buyer's with a login, until an id of that login is refused", () => {
    flood()
    admitted([...Array(poolPerMinute).keys()])
    expect(admitted([1, 2], "ann")).toEqual(["known", "known"])
    unknown.refuse("account", id(1), "ann")
    expect(admitted([2], "ann")).toEqual(["full"])
    expect(admitted([2], "bob")).toEqual(["known"])
    now = 60_000
    expect(admitted([2], "ann")).toEqual(["known"])
  })
})
