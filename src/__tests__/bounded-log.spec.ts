import { BoundedLog } from "../bounded-log"

describe("what is logged of what anybody can bring about", () => {
  it("is five lines a minute, and then how many more there were", () => {
    let now = 1_000
    const log = new BoundedLog(() => now)
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => log.line(`line ${at}`)).filter(
        (line) => line !== null,
      )
    expect(lines(1_000)).toEqual(["line 0", "line 1", "line 2", "line 3", "line 4"])
    now += 59_999
    expect(lines(1)).toEqual([])
    now += 1
    expect(lines(2)).toEqual(["line 0 (996 more were not logged.)", "line 1"])
    now += 60_000
    expect(lines(1)).toEqual(["line 0"])
  })
})
