import fc from "fast-check"
import { fullBucket, level, throttle, type Quota } from "../bucket"
import { advance, join, leave, reserveOf, SLACK_MS, type Lane, type Waiter } from "../lane"

interface Arrival {
  /** Milliseconds after the one before. */
  after: number
  priority: Waiter["priority"]
  patience: number
  /** A refusal arrives at this moment, too. */
  throttled: boolean
}

interface Event {
  waiter: Waiter
  say: string
  at: number
  /** Tokens left after it. */
  left: number
}

/** Lets calls arrive at a lane and time pass until nobody waits any more. */
function play(quota: Quota, arrivals: readonly Arrival[]): Event[] {
  let lane: Lane = { bucket: fullBucket(quota, 0), waiting: [] }
  const events: Event[] = []
  const advanceAt = (now: number): number | undefined => {
    const { lane: next, verdicts, wakeAt } = advance(lane, quota, now)
    lane = next
    for (const { waiter, say } of verdicts) {
      events.push({ waiter, say, at: now, left: level(lane.bucket, quota, now) })
    }
    return wakeAt
  }
  let arrivesAt = 0
  let wakeAt: number | undefined
  arrivals.forEach(({ after, priority, patience, throttled }, ticket) => {
    arrivesAt += after
    while (wakeAt !== undefined && wakeAt < arrivesAt) {
      wakeAt = advanceAt(wakeAt)
    }
    if (throttled) {
      const sent = { slowdowns: lane.bucket.slowdowns, anyway: false }
      lane = { ...lane, bucket: throttle(lane.bucket, arrivesAt, sent) }
    }
    lane = join(lane, { ticket, priority, since: arrivesAt, until: arrivesAt + patience })
    wakeAt = advanceAt(arrivesAt)
  })
  while (wakeAt !== undefined) {
    const next = advanceAt(wakeAt)
    // What wakes and changes nothing would wake for ever.
    expect(next === undefined || next > wakeAt || events.at(-1)?.at === wakeAt).toBe(true)
    wakeAt = next
  }
  return events
}

const quotas = fc.record({
  burst: fc.integer({ min: 1, max: 20 }),
  restoreMs: fc.integer({ min: 50, max: 4_000 }),
  openUntilThrottled: fc.boolean(),
})

const arrivalsWith = (patience: Record<Waiter["priority"], fc.Arbitrary<number>>) =>
  fc.array(
    fc
      .record({
        after: fc.oneof(
          { weight: 3, arbitrary: fc.nat(20) },
          { weight: 2, arbitrary: fc.nat(2 * SLACK_MS.interactive) },
          { weight: 1, arbitrary: fc.nat(5_000) },
        ),
        priority: fc.constantFrom("interactive" as const, "background" as const),
        throttled: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
      })
      .chain((arrival) => patience[arrival.priority].map((patience) => ({ ...arrival, patience }))),
    { maxLength: 80 },
  )

const usual = { interactive: fc.constant(2_500), background: fc.constant(10_000) }
const endless = { interactive: fc.constant(Infinity), background: fc.constant(Infinity) }
const any = { interactive: fc.nat(20_000), background: fc.nat(60_000) }

const of = (priority: Waiter["priority"]) => (event: Event) => event.waiter.priority === priority

describe("a lane", () => {
  it("answers everybody once, within their patience, and never leaves a buyer without a call", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(any), (quota, arrivals) => {
        const events = play(quota, arrivals)
        expect(events.map(({ waiter }) => waiter.ticket).sort((a, b) => a - b)).toEqual(
          arrivals.map((_, ticket) => ticket),
        )
        for (const { waiter, say, at } of events) {
          expect(at).toBeLessThanOrEqual(waiter.until)
          expect(say).not.toBe(waiter.priority === "interactive" ? "not-now" : "go-anyway")
        }
      }),
    )
  })

  it("keeps the order of arrival among those of one priority", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(usual), (quota, arrivals) => {
        const sent = play(quota, arrivals).filter(({ say }) => say !== "not-now")
        for (const priority of ["interactive", "background"] as const) {
          const tickets = sent.filter(of(priority)).map(({ waiter }) => waiter.ticket)
          expect(tickets).toEqual([...tickets].sort((a, b) => a - b))
        }
      }),
    )
  })

  it("gives no more than the quota allows in any window", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(usual), (open, arrivals) => {
        const quota = { ...open, openUntilThrottled: false }
        const times = play(quota, arrivals)
          .filter(({ say }) => say === "go")
          .map(({ at }) => at)
        times.forEach((from, first) => {
          times.slice(first).forEach((to, index) => {
            const allowed = quota.burst + (to - from) / quota.restoreMs
            expect(index + 1).toBeLessThanOrEqual(allowed + 1e-3)
          })
        })
      }),
    )
  })

  it("never gives the last tokens to the background", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(any), (quota, arrivals) => {
        for (const { say, left } of play(quota, arrivals).filter(of("background"))) {
          expect(say === "not-now" || left >= reserveOf(quota) - 1e-3).toBe(true)
        }
      }),
    )
  })

  it("lets nobody starve: without haste all are sent, the background when the others are through", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(endless), (quota, arrivals) => {
        const events = play(quota, arrivals)
        expect(events.every(({ say }) => say === "go")).toBe(true)
        const lastArrival = arrivals.reduce((time, { after }) => time + after, 0)
        // At the slowest pace, and with the tokens that stay in reserve.
        const tokens = arrivals.length + reserveOf(quota) + 1
        const longest = 16 * tokens * quota.restoreMs + SLACK_MS.interactive
        expect(Math.max(0, ...events.map(({ at }) => at))).toBeLessThanOrEqual(
          lastArrival + longest,
        )
      }),
    )
  })

  it("sends the background only when no interactive call waits", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(endless), (quota, arrivals) => {
        const events = play(quota, arrivals)
        for (const background of events.filter(of("background"))) {
          const waits = events.filter(
            ({ waiter, at }) =>
              waiter.priority === "interactive" &&
              waiter.since < background.at &&
              at > background.at,
          )
          expect(waits).toEqual([])
        }
      }),
    )
  })

  it("makes nobody wait while there is a token", () => {
    fc.assert(
      fc.property(quotas, fc.integer({ min: 1, max: 20 }), (quota, calls) => {
        const arrivals = Array.from({ length: Math.min(calls, quota.burst) }, () => ({
          after: 0,
          priority: "interactive" as const,
          patience: 2_500,
          throttled: false,
        }))
        expect(play(quota, arrivals).every(({ say, at }) => say === "go" && at === 0)).toBe(true)
      }),
    )
  })
})

describe("the reserve", () => {
  it.each([
    [1, 0],
    [2, 1],
    [5, 1],
    [10, 2],
    [20, 4],
  ])("of a burst of %d is %d", (burst, reserve) => {
    expect(reserveOf({ burst, restoreMs: 1, openUntilThrottled: false })).toBe(reserve)
  })
})

describe("waiting", () => {
  const quota = { burst: 2, restoreMs: 1_000, openUntilThrottled: false }
  const arrival = { after: 0, priority: "interactive" as const, patience: 2_500, throttled: false }
  const background = { ...arrival, priority: "background" as const }
  const seen = (arrivals: Arrival[]) => play(quota, arrivals).map(({ say, at }) => [say, at])

  it("lasts a little longer than the token takes, and goes on in step", () => {
    expect(seen([arrival, arrival, arrival, arrival])).toEqual([
      ["go", 0],
      ["go", 0],
      ["go", 1_250],
      ["go", 2_250],
    ])
  })

  it("is not cut short by whoever comes when the token is there already", () => {
    const late = { ...arrival, after: 1_100 }
    expect(seen([arrival, arrival, arrival, late])).toEqual([
      ["go", 0],
      ["go", 0],
      ["go", 1_250],
      ["go", 2_250],
    ])
  })

  it("ends for all when it would be in vain for the first", () => {
    expect(seen([arrival, arrival, arrival, arrival, arrival, arrival])).toEqual([
      ["go", 0],
      ["go", 0],
      ["go", 1_250],
      ["go", 2_250],
      ["go-anyway", 2_250],
      ["go-anyway", 2_250],
    ])
  })

  it("is spared a background call that would wait in vain", () => {
    expect(seen([background, background, background, background, background])).toEqual([
      ["go", 0],
      ["not-now", 0],
      ["not-now", 0],
      ["go", 1_000],
      ["go", 2_000],
    ])
  })

  it("says when a background call should come back", () => {
    let lane: Lane = { bucket: fullBucket(quota, 0), waiting: [] }
    lane = join(lane, { ...background, ticket: 1, since: 0, until: 0 })
    lane = join(lane, { ...background, ticket: 2, since: 0, until: 9_000 })
    lane = join(lane, { ...background, ticket: 3, since: 0, until: 0 })
    expect(advance(lane, quota, 0).verdicts).toEqual([
      expect.objectContaining({ say: "go" }),
      expect.objectContaining({ say: "not-now", retryInMs: 2_000 }),
    ])
  })

  it("is over for the background, too, when a refusal makes it one in vain", () => {
    const patience = { ...background, patience: 1_500 }
    expect(seen([patience, patience, { ...patience, throttled: true }])).toEqual([
      ["go", 0],
      ["not-now", 0],
      ["not-now", 0],
    ])
  })

  it("lets the interactive in first, and forgets whoever leaves", () => {
    let lane: Lane = { bucket: fullBucket(quota, 0), waiting: [] }
    lane = join(lane, { ...background, ticket: 1, since: 0, until: 9_000 })
    lane = join(lane, { ...arrival, ticket: 2, since: 0, until: 9_000 })
    expect(lane.waiting.map(({ ticket }) => ticket)).toEqual([2, 1])
    expect(leave(lane, 2).waiting.map(({ ticket }) => ticket)).toEqual([1])
    expect(leave(lane, 3).waiting).toEqual(lane.waiting)
  })
})
