import { RequestLimit } from "../request-limit"

describe("a limit of requests", () => {
  let now = 0
  const limit = (most: number, keys = 100) => new RequestLimit(most, 60_000, keys, () => now)
  beforeEach(() => {
    now = 0
  })

  it("lets so many go on, and says how long the next has to wait", () => {
    const limited = limit(2)
    expect([limited.take("a"), limited.take("a")]).toEqual([0, 0])
    now = 20_000
    expect(limited.take("a")).toBe(40)
    expect(limited.take("b")).toBe(0)
    now = 59_999
    expect(limited.take("a")).toBe(1)
    now = 60_000
    expect(limited.take("a")).toBe(0)
  })

  it("reserves as much as there is room for, and takes it back once, from its own window", () => {
    const limited = limit(5)
    limited.take("a")
    limited.take("a")
    const giveBack = limited.reserve("a", 9)
    expect(limited.take("a")).toBe(60)
    giveBack()
    giveBack()
    expect([limited.take("a"), limited.take("a")]).toEqual([0, 0])
    expect(limited.take("a")).toBe(60)

    limited.take("b")
    const giveLateBack = limited.reserve("b", 4)
    now = 60_000
    for (let taken = 0; taken < 5; taken++) expect(limited.take("b")).toBe(0)
    giveLateBack()
    expect(limited.take("b")).toBe(60)
  })

  it("holds no more keys than it may, and forgets the oldest", () => {
    const limited = limit(1, 3)
    for (let key = 0; key < 1_000; key++) limited.take(String(key))
    expect(limited.size).toBe(3)
    expect(limited.take("999")).toBeGreaterThan(0)
    expect(limited.take("1")).toBe(0)
  })
})
