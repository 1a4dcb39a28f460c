import { Judgements } from "../judgements"

describe("a judgement that somebody waits for", () => {
  it("is done by one that begins after it was asked for, and ends well", () => {
    const judgements = new Judgements()
    const wanted = judgements.want("order_1")
    const done = judgements.begin("order_1")
    expect(wanted.isDone()).toBe(false)
    done()
    expect(wanted.isDone()).toBe(true)
  })

  it("is not done by one that had begun before: that may not have seen what happened", () => {
    const judgements = new Judgements()
    const before = judgements.want("order_1")
    const done = judgements.begin("order_1")
    const wanted = judgements.want("order_1")
    done()
    expect([before.isDone(), wanted.isDone()]).toEqual([true, false])
  })

  it("is not done by one that fails, nor by another order's", () => {
    const judgements = new Judgements()
    const wanted = judgements.want("order_1")
    judgements.begin("order_1")
    judgements.begin("order_2")()
    expect(wanted.isDone()).toBe(false)
  })

  it("is forgotten when nobody waits any more, while others go on waiting", () => {
    const judgements = new Judgements()
    const first = judgements.want("order_1")
    const second = judgements.want("order_1")
    first.end()
    judgements.begin("order_1")()
    expect([first.isDone(), second.isDone()]).toEqual([false, true])
  })
})
