import { freeRefusals, pool, UnknownOrderReferences } from "../unknown-order-references"

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
  /** How many calls of so many the pool gives. */
  const taken = (asked: number, account = "account") =>
    Array.from({ length: asked }, () => unknown.take(account)).filter(Boolean).length

  it("are asked about, as many as there are, while few are refused", () => {
    expect(new Set(admitted([...Array(500).keys()]))).toEqual(new Set(["unknown"]))
  })

  it("share a pool for the rest of a minute in which many were refused", () => {
    flood()
    expect(admitted([1])).toEqual(["pooled"])
    expect(unknown.admit("other", id(1))).toBe("unknown")
    now = 59_999
    expect(admitted([1])).toEqual(["pooled"])
    now = 60_000
    expect(admitted([1])).toEqual(["unknown"])
  })

  it("have a pool of few calls, which fills again slowly, for each account", () => {
    expect(taken(100)).toBe(pool.burst)
    expect(taken(1, "other")).toBe(1)
    now += pool.restoreMs - 1
    expect(taken(1)).toBe(0)
    now += 1
    expect(taken(5)).toBe(1)
    now += 1_000 * pool.restoreMs
    expect(taken(100)).toBe(pool.burst)
  })

  it("give a call back to the pool that Amazon knows", () => {
    expect(taken(100)).toBe(pool.burst)
    unknown.confirm("account", id(1), true)
    unknown.confirm("account", id(2))
    expect(taken(100)).toBe(1)
  })

  it("are like any other once they are confirmed", () => {
    unknown.confirm("account", id(1))
    flood()
    expect(admitted([1, 2])).toEqual(["known", "pooled"])
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
    expect(admitted([1, 2], "ann")).toEqual(["known", "known"])
    unknown.refuse("account", id(1), "ann")
    expect(admitted([2], "ann")).toEqual(["pooled"])
    expect(admitted([2], "bob")).toEqual(["known"])
    now = 60_000
    expect(admitted([2], "ann")).toEqual(["known"])
  })
})
