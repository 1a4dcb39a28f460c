import { offsetWithin } from "../paging"

describe("the page of a list that is shown", () => {
  it.each([
    [0, 21],
    [20, 21],
    [40, 60],
  ])("is the one that was chosen while it has something on it: %i of %i", (offset, count) => {
    expect(offsetWithin(offset, count)).toBe(offset)
  })

  it.each([
    [20, 20, 0],
    [40, 21, 20],
    [60, 40, 20],
    [80, 1, 0],
  ])("is the last with something on it once it has nothing: %i of %i", (offset, count, last) => {
    expect(offsetWithin(offset, count)).toBe(last)
  })

  it("is the first of a list that is empty", () => {
    expect(offsetWithin(0, 0)).toBe(0)
    expect(offsetWithin(40, 0)).toBe(0)
  })
})
