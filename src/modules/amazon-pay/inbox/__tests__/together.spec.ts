import { Together } from "../together"

describe("what comes at the same time", () => {
  let groups: { items: number[]; end: () => void; fail: (error: Error) => void }[]
  let together: Together<number, string>

  beforeEach(() => {
    // By the machine's clock a slow moment would be taken for work that hangs.
    jest.useFakeTimers({ doNotFake: ["setImmediate"] })
    groups = []
    together = new Together(
      (items) =>
        new Promise((resolve, reject) => {
          const end = () => resolve(items.map((item) => `done ${item}`))
          groups.push({ items, end, fail: reject })
        }),
    )
  })
  afterEach(() => jest.useRealTimers())

  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  const asked = () => groups.map(({ items }) => items)

  it("is done at once when it is alone, and in one go when work is under way", async () => {
    const results = [1, 2, 3].map((item) => together.add(item))
    expect(asked()).toEqual([[1]])
    groups[0]?.end()
    await settled()
    expect(asked()).toEqual([[1], [2, 3]])
    groups[1]?.end()
    expect(await Promise.all(results)).toEqual(["done 1", "done 2", "done 3"])
  })

  it("is done alone when it fails together, so that one does not keep the others from it", async () => {
    const [first, ...rest] = [1, 2, 3].map((item) => together.add(item))
    groups[0]?.end()
    await first
    await settled()
    const outcomes = Promise.allSettled(rest)
    groups[1]?.fail(new Error("2 is broken"))
    await settled()
    expect(asked()).toEqual([[1], [2, 3], [2], [3]])
    groups[2]?.fail(new Error("2 is broken"))
    groups[3]?.end()
    expect(await outcomes).toEqual([
      { status: "rejected", reason: new Error("2 is broken") },
      { status: "fulfilled", value: "done 3" },
    ])
  })

  it("goes on after a failure", async () => {
    const failing = together.add(1)
    groups[0]?.fail(new Error("no database"))
    await expect(failing).rejects.toThrow("no database")
    await settled()
    const next = together.add(2)
    groups[1]?.end()
    expect(await next).toBe("done 2")
  })

  it("does not wait for work that hangs, and its late end starts nothing twice", async () => {
    const results = [1, 2, 3].map((item) => together.add(item))
    jest.advanceTimersByTime(1_000)
    expect(asked()).toEqual([[1], [2, 3]])
    void together.add(4)
    groups[0]?.end()
    await results[0]
    await jest.advanceTimersByTimeAsync(1)
    expect(asked()).toEqual([[1], [2, 3]])
    groups[1]?.end()
    await jest.advanceTimersByTimeAsync(1)
    expect(asked()).toEqual([[1], [2, 3], [4]])
  })

  it("goes fifty at a time", async () => {
    for (let item = 0; item <= 120; item++) void together.add(item)
    for (let group = 0; group < 3; group++) {
      groups[group]?.end()
      await settled()
    }
    expect(asked().map(({ length }) => length)).toEqual([1, 50, 50, 20])
  })
})
