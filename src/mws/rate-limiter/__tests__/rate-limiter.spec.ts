import { NoTurn, RateLimiter, type CallOptions } from "../rate-limiter"
import { SLOW_MS } from "../token-bucket"
import { settled, VirtualClock } from "./virtual-clock"

const wide = { burst: 1_000, restoreMs: 1 }
const figures = {
  write: { burst: 2, restoreMs: 2_000 },
  read: { burst: 5, restoreMs: 1_000 },
  serviceStatus: wide,
  unpublished: wide,
}
const interactive: CallOptions = { priority: "interactive" }
const background: CallOptions = { priority: "background" }

/** A rate limiter, its clock, and what happened to the calls that a test makes, by their names. */
function scene(openUntilThrottled = false) {
  const clock = new VirtualClock()
  const rateLimiter = new RateLimiter({ figures, clock, openUntilThrottled })
  const start = clock.now()
  const log: [string, number][] = []
  const turn = async (
    name: string,
    options: CallOptions,
    signals: AbortSignal[] = [],
    call = rateLimiter.call("Capture", "write", options),
  ) => {
    try {
      const turn = await call.turn(signals)
      log.push([name, clock.now() - start])
      return turn
    } catch (error) {
      if (!(error instanceof NoTurn)) throw error
      log.push([`${name}: ${error.retryInMs ?? "left"}`, clock.now() - start])
      return undefined
    }
  }
  return { clock, rateLimiter, log, turn }
}

describe("a rate limiter", () => {
  it("lets calls through as tokens come, in their order, interactive ones first", async () => {
    const { clock, log, turn } = scene()
    void turn("a", interactive)
    void turn("b", interactive)
    void turn("c", { ...background, maxWaitMs: 60_000 })
    void turn("d", { ...background, maxWaitMs: 60_000 })
    await clock.pass(1_000)
    void turn("e", interactive)
    await clock.pass(60_000)
    expect(log).toEqual([
      ["a", 0],
      ["b", 0],
      ["e", 2_250],
      // The bucket has to be full: one token stays for the next interactive call.
      ["c", 6_000],
      ["d", 8_000],
    ])
    expect(clock.timers).toBe(0)
  })

  it("turns a call away at once whose turn is far, a buyer's like any other", async () => {
    const { clock, log, turn } = scene()
    for (const name of ["a", "b", "c", "d", "e", "f", "g"]) {
      void turn(name, interactive)
    }
    await clock.pass(60_000)
    expect(log).toEqual([
      ["a", 0],
      ["b", 0],
      ["g: 10250", 0],
      ["c", 2_250],
      ["d", 4_250],
      ["e", 6_250],
      ["f", 8_250],
    ])
  })

  it("turns a background call away at once when its turn is far", async () => {
    const { clock, log, turn } = scene()
    void turn("a", { ...background, maxWaitMs: 0 })
    void turn("b", { ...background, maxWaitMs: 0 })
    void turn("c", { ...background, maxWaitMs: 2_000 })
    void turn("d", { ...background, maxWaitMs: 3_999 })
    await settled()
    expect(log).toEqual([
      ["a", 0],
      ["b: 2000", 0],
      ["d: 4000", 0],
    ])
    await clock.pass(60_000)
    expect(log.slice(3)).toEqual([["c", 2_000]])
  })

  it("keeps a bucket for each operation", async () => {
    const { rateLimiter } = scene()
    for (const [action, quotaClass, burst] of [
      ["Capture", "write", 1],
      ["Refund", "write", 1],
      ["GetCaptureDetails", "read", 4],
    ] as const) {
      for (let n = 0; n < burst; n++) {
        expect(rateLimiter.canSpare(action, quotaClass)).toBe(true)
        await rateLimiter.call(action, quotaClass, interactive).turn()
      }
      expect(rateLimiter.canSpare(action, quotaClass)).toBe(false)
    }
  })

  it("can spare nothing while somebody waits", async () => {
    const { clock, rateLimiter, turn } = scene()
    expect(rateLimiter.canSpare("Capture", "write")).toBe(true)
    for (const name of ["a", "b", "c"]) {
      void turn(name, interactive)
    }
    expect(rateLimiter.canSpare("Capture", "write")).toBe(false)
    await clock.pass(2_250)
    expect(rateLimiter.canSpare("Capture", "write")).toBe(false)
    await clock.pass(4_000)
    expect(rateLimiter.canSpare("Capture", "write")).toBe(true)
    expect(rateLimiter.canSpare("Capture", "write")).toBe(true)
  })

  it("takes nothing for a call that leaves, and lets those behind it move up", async () => {
    const { clock, log, turn } = scene()
    void turn("a", interactive)
    void turn("b", interactive)
    const leaving = new AbortController()
    const staying = new AbortController()
    void turn("c", interactive, [leaving.signal, staying.signal])
    void turn("d", { ...interactive, maxWaitMs: 60_000 }, [staying.signal])
    await clock.pass(1_000)
    leaving.abort()
    await clock.pass(60_000)
    void turn("e", interactive, [leaving.signal])
    await clock.pass(60_000)
    expect(log).toEqual([
      ["a", 0],
      ["b", 0],
      ["c: left", 1_000],
      ["d", 2_250],
      ["e: left", 61_000],
    ])
    expect(clock.timers).toBe(0)
    // Too late to matter.
    staying.abort()
    expect(log).toHaveLength(5)
  })

  it("gives a repeated call its place before younger ones", async () => {
    const { clock, rateLimiter, log, turn } = scene()
    const call = rateLimiter.call("Capture", "write", interactive)
    const first = await turn("a", interactive, [], call)
    void turn("b", interactive)
    void turn("c", { ...interactive, maxWaitMs: 60_000 })
    first?.wasThrottled()
    void turn("a again", interactive, [], call)
    await clock.pass(60_000)
    expect(log).toEqual([
      ["a", 0],
      ["b", 0],
      // At half the rate.
      ["a again", 4_250],
      ["c", 8_250],
    ])
  })

  it("counts the longest wait over all turns of a call", async () => {
    const { clock, rateLimiter, log, turn } = scene()
    const call = rateLimiter.call("Capture", "write", { ...interactive, maxWaitMs: 3_000 })
    void turn("a", interactive)
    void turn("b", interactive)
    void turn("c", interactive, [], call)
    await clock.pass(2_250)
    expect(log.at(-1)).toEqual(["c", 2_250])
    void turn("d", { ...interactive, maxWaitMs: 60_000 })
    await clock.pass(1_000)
    // The turn would come in 1,000 ms; of 3,000 ms only 750 are left.
    void turn("c again", interactive, [], call)
    await clock.pass(1_000)
    expect(log.slice(3)).toEqual([
      ["c again: 1000", 3_250],
      ["d", 4_250],
    ])
  })

  it("halves the rate after refusals, once for those under way together", async () => {
    const { clock, rateLimiter, log, turn } = scene()
    const sent = [await turn("a", interactive), await turn("b", interactive)]
    sent.forEach((turn) => turn?.wasThrottled())
    void turn("c", interactive)
    void turn("d", interactive)
    await clock.pass(SLOW_MS - 1)
    expect(log.slice(2)).toEqual([
      ["c", 4_250],
      ["d", 8_250],
    ])
    expect(rateLimiter.isRested()).toBe(false)
    await clock.pass(1)
    expect(rateLimiter.isRested()).toBe(true)
  })

  it("turns background calls away that a refusal makes wait in vain", async () => {
    const { clock, log, turn } = scene()
    const first = await turn("a", interactive)
    void turn("b", background)
    void turn("c", { ...background, maxWaitMs: 4_500 })
    await clock.pass(500)
    first?.wasThrottled()
    await settled()
    expect(log).toEqual([
      ["a", 0],
      [expect.stringMatching(/^c: \d+$/), 500],
    ])
    await clock.pass(60_000)
    expect(log.at(-1)?.[0]).toBe("b")
  })

  it("gives a background call ten seconds", async () => {
    const { clock, log, turn } = scene()
    for (const name of ["a", "b", "c", "d", "e", "f", "g"]) {
      void turn(name, background)
    }
    await clock.pass(60_000)
    expect(log).toEqual([
      ["a", 0],
      ["g: 12000", 0],
      ["b", 2_000],
      ["c", 4_000],
      ["d", 6_000],
      ["e", 8_000],
      ["f", 10_000],
    ])
  })

  it("has rested when every bucket is full and fills at the published rate", async () => {
    const { clock, rateLimiter, turn } = scene()
    expect(rateLimiter.isRested()).toBe(true)
    const first = await turn("a", interactive)
    expect(rateLimiter.isRested()).toBe(false)
    await clock.pass(2_000)
    expect(rateLimiter.isRested()).toBe(true)
    first?.wasThrottled()
    await clock.pass(20_000)
    expect(rateLimiter.canSpare("Capture", "write")).toBe(true)
    expect(rateLimiter.isRested()).toBe(false)
    await clock.pass(SLOW_MS)
    expect(rateLimiter.isRested()).toBe(true)
  })

  it("has no limit where there may be none, until Amazon says there is one", async () => {
    const { clock, rateLimiter, log, turn } = scene(true)
    const turns = await Promise.all(Array.from({ length: 50 }, () => turn("a", background)))
    expect(log).toHaveLength(50)
    expect(rateLimiter.canSpare("Capture", "write")).toBe(true)
    expect(clock.timers).toBe(0)

    turns.forEach((turn) => turn?.wasThrottled())
    expect(rateLimiter.canSpare("Capture", "write")).toBe(false)
    expect(rateLimiter.isRested()).toBe(false)
    void turn("b", { ...interactive, maxWaitMs: 60_000 })
    await clock.pass(3_000)
    expect(log).toHaveLength(50)
    await clock.pass(2_000)
    expect(log).toHaveLength(51)

    await clock.pass(SLOW_MS)
    await Promise.all(Array.from({ length: 50 }, () => turn("c", background)))
    expect(log).toHaveLength(101)
  })

  it("says what is wrong with figures that would let nothing through", () => {
    const rateLimiterOf = (write: { burst: number; restoreMs: number }) => () =>
      new RateLimiter({ figures: { ...figures, write } })
    expect(rateLimiterOf({ burst: 0.5, restoreMs: 1 })).toThrow(/write/)
    expect(rateLimiterOf({ burst: 1, restoreMs: 0 })).toThrow(TypeError)
    expect(rateLimiterOf({ burst: 1, restoreMs: Infinity })).toThrow(TypeError)
    expect(rateLimiterOf({ burst: NaN, restoreMs: 1 })).toThrow(TypeError)
    expect(rateLimiterOf({ burst: 1, restoreMs: 1 })).not.toThrow()
  })
})
