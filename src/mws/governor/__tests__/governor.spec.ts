import { Governor, NoTurn, type Manners } from "../governor"
import { RECOVERY_MS } from "../bucket"
import { settled, VirtualClock } from "./virtual-clock"

const wide = { burst: 1_000, restoreMs: 1 }
const figures = {
  write: { burst: 2, restoreMs: 2_000 },
  read: { burst: 5, restoreMs: 1_000 },
  serviceStatus: wide,
  unpublished: wide,
}
const interactive: Manners = { priority: "interactive" }
const background: Manners = { priority: "background" }

/** A governor, its clock, and what happened to the calls that a test makes, by their names. */
function scene(openUntilThrottled = false) {
  const clock = new VirtualClock()
  const governor = new Governor({ figures, clock, openUntilThrottled })
  const start = clock.now()
  const log: [string, number][] = []
  const turn = async (
    name: string,
    manners: Manners,
    signals: AbortSignal[] = [],
    call = governor.call("Capture", "write", manners),
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
  return { clock, governor, log, turn }
}

describe("a governor", () => {
  it("lets calls through as tokens come, in their order, interactive ones first", async () => {
    const { clock, log, turn } = scene()
    void turn("a", interactive)
    void turn("b", interactive)
    void turn("c", { ...background, patienceMs: 60_000 })
    void turn("d", { ...background, patienceMs: 60_000 })
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

  it("sends an interactive call anyway within its patience, whatever the quota", async () => {
    const { clock, log, turn } = scene()
    for (const name of ["a", "b", "c", "d", "e"]) {
      void turn(name, interactive)
    }
    await clock.pass(60_000)
    expect(log).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 2_250],
      ["d", 2_250],
      ["e", 2_250],
    ])
  })

  it("turns a background call away at once when its turn is far", async () => {
    const { clock, log, turn } = scene()
    void turn("a", { ...background, patienceMs: 0 })
    void turn("b", { ...background, patienceMs: 0 })
    void turn("c", { ...background, patienceMs: 2_000 })
    void turn("d", { ...background, patienceMs: 3_999 })
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
    const { governor } = scene()
    for (const [action, quotaClass, burst] of [
      ["Capture", "write", 1],
      ["Refund", "write", 1],
      ["GetCaptureDetails", "read", 4],
    ] as const) {
      for (let n = 0; n < burst; n++) {
        expect(governor.canSpare(action, quotaClass)).toBe(true)
        await governor.call(action, quotaClass, interactive).turn()
      }
      expect(governor.canSpare(action, quotaClass)).toBe(false)
    }
  })

  it("can spare nothing while somebody waits", async () => {
    const { clock, governor, turn } = scene()
    expect(governor.canSpare("Capture", "write")).toBe(true)
    for (const name of ["a", "b", "c"]) {
      void turn(name, interactive)
    }
    expect(governor.canSpare("Capture", "write")).toBe(false)
    await clock.pass(2_250)
    expect(governor.canSpare("Capture", "write")).toBe(false)
    await clock.pass(4_000)
    expect(governor.canSpare("Capture", "write")).toBe(true)
    expect(governor.canSpare("Capture", "write")).toBe(true)
  })

  it("takes nothing for a call that leaves, and lets those behind it move up", async () => {
    const { clock, log, turn } = scene()
    void turn("a", interactive)
    void turn("b", interactive)
    const leaving = new AbortController()
    const staying = new AbortController()
    void turn("c", interactive, [leaving.signal, staying.signal])
    void turn("d", { ...interactive, patienceMs: 60_000 }, [staying.signal])
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

  it("gives a repeated call its place before younger ones, and what is left of its patience", async () => {
    const { clock, governor, log, turn } = scene()
    const call = governor.call("Capture", "write", { ...interactive, patienceMs: 3_000 })
    const first = await turn("a", interactive, [], call)
    void turn("b", interactive)
    void turn("c", { ...interactive, patienceMs: 60_000 })
    first?.wasThrottled()
    void turn("a again", interactive, [], call)
    await clock.pass(2_999)
    expect(log).toEqual([
      ["a", 0],
      ["b", 0],
      // At half the pace the token would come after 4 seconds: the wait would be in vain.
      ["a again", 0],
    ])
    await clock.pass(60_000)
    expect(log.at(-1)?.[0]).toBe("c")
  })

  it("counts patience over all turns of a call", async () => {
    const { clock, governor, log, turn } = scene()
    const call = governor.call("Capture", "write", { ...interactive, patienceMs: 3_000 })
    void turn("a", interactive)
    void turn("b", interactive)
    void turn("c", interactive, [], call)
    await clock.pass(2_250)
    expect(log.at(-1)).toEqual(["c", 2_250])
    void turn("d", { ...interactive, patienceMs: 60_000 })
    await clock.pass(1_000)
    // The turn would come in 1,000 ms; of 3,000 ms only 750 are left.
    void turn("c again", interactive, [], call)
    await clock.pass(1_000)
    expect(log.slice(3)).toEqual([["c again", 3_250]])
  })

  it("slows down for refusals of calls it sent on a token, once for those under way together", async () => {
    const { clock, governor, log, turn } = scene()
    const sent = [await turn("a", interactive), await turn("b", interactive)]
    sent.forEach((turn) => turn?.wasThrottled())
    void turn("c", { ...interactive, patienceMs: 60_000 })
    await clock.pass(60_000)
    // 4 seconds at half the pace, a little less as it recovers.
    const [, at = 0] = log[2] ?? []
    expect(at).toBeGreaterThan(4_000)
    expect(at).toBeLessThan(4_250)
    expect(governor.isRested()).toBe(true)
  })

  it("turns background calls away that a refusal makes wait in vain", async () => {
    const { clock, log, turn } = scene()
    const first = await turn("a", interactive)
    void turn("b", background)
    void turn("c", { ...background, patienceMs: 4_500 })
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

  it("has rested when every bucket is full and at its full pace", async () => {
    const { clock, governor, turn } = scene()
    expect(governor.isRested()).toBe(true)
    const first = await turn("a", interactive)
    expect(governor.isRested()).toBe(false)
    await clock.pass(2_000)
    expect(governor.isRested()).toBe(true)
    first?.wasThrottled()
    await clock.pass(20_000)
    expect(governor.canSpare("Capture", "write")).toBe(true)
    expect(governor.isRested()).toBe(false)
    await clock.pass(RECOVERY_MS)
    expect(governor.isRested()).toBe(true)
  })

  it("does not slow down for the refusal of a call that it sent anyway", async () => {
    const { clock, log, turn } = scene()
    void turn("a", interactive)
    void turn("b", interactive)
    const anyway = await turn("c", { ...interactive, patienceMs: 0 })
    anyway?.wasThrottled()
    void turn("d", { ...interactive, patienceMs: 60_000 })
    await clock.pass(60_000)
    expect(log.at(-1)).toEqual(["d", 2_250])
  })

  it("has no limit where there may be none, until Amazon says there is one", async () => {
    const { clock, governor, log, turn } = scene(true)
    const turns = await Promise.all(Array.from({ length: 50 }, () => turn("a", background)))
    expect(log).toHaveLength(50)
    expect(governor.canSpare("Capture", "write")).toBe(true)
    expect(clock.timers).toBe(0)

    turns.forEach((turn) => turn?.wasThrottled())
    expect(governor.canSpare("Capture", "write")).toBe(false)
    expect(governor.isRested()).toBe(false)
    void turn("b", { ...interactive, patienceMs: 60_000 })
    await clock.pass(3_000)
    expect(log).toHaveLength(50)
    await clock.pass(2_000)
    expect(log).toHaveLength(51)

    await clock.pass(RECOVERY_MS)
    await Promise.all(Array.from({ length: 50 }, () => turn("c", background)))
    expect(log).toHaveLength(101)
  })

  it("says what is wrong with figures that would let nothing through", () => {
    const governorOf = (write: { burst: number; restoreMs: number }) => () =>
      new Governor({ figures: { ...figures, write } })
    expect(governorOf({ burst: 0.5, restoreMs: 1 })).toThrow(/write/)
    expect(governorOf({ burst: 1, restoreMs: 0 })).toThrow(TypeError)
    expect(governorOf({ burst: 1, restoreMs: Infinity })).toThrow(TypeError)
    expect(governorOf({ burst: NaN, restoreMs: 1 })).toThrow(TypeError)
    expect(governorOf({ burst: 1, restoreMs: 1 })).not.toThrow()
  })
})
