import fc from "fast-check"
import { SLOW_MS, type Quota } from "../token-bucket"
import { MARGIN_MS, Queue, reserveOf, type Clock, type Priority } from "../queue"

interface Arrival {
  /** Milliseconds after the one before. */
  after: number
  priority: Priority
  maxWaitMs: number
  /** A refusal arrives at this moment, too. */
  throttled: boolean
}

interface Event {
  ticket: number
  priority: Priority
  since: number
  until: number
  /** "go", or in how many milliseconds to come back. */
  told: "go" | number
  at: number
}

/** A clock for one alarm at a time, which is all that a queue sets. */
class Alarm implements Clock {
  time = 0
  #next: { at: number; wake: () => void } | undefined

  now(): number {
    return this.time
  }

  wakeIn(milliseconds: number, wake: () => void): { cancel(): void } {
    const next = { at: this.time + milliseconds, wake }
    this.#next = next
    return {
      cancel: () => {
        if (this.#next === next) this.#next = undefined
      },
    }
  }

  /** Lets time pass; at the end, nothing has happened yet that is due then. */
  passTo(end: number): void {
    while (this.#next && this.#next.at < end) {
      const { at, wake } = this.#next
      this.time = at
      this.#next = undefined
      wake()
    }
    if (end < Infinity) this.time = end
  }
}

/** Lets calls arrive at a queue and time pass until nobody waits any more. */
function play(quota: Quota, arrivals: readonly Arrival[]): Event[] {
  const clock = new Alarm()
  const queue = new Queue(quota, clock)
  const events: Event[] = []
  arrivals.forEach(({ after, priority, maxWaitMs, throttled }, ticket) => {
    const since = clock.time + after
    clock.passTo(since)
    if (throttled) queue.throttled()
    const until = since + maxWaitMs
    const tell = (told: Event["told"]) => {
      const at = clock.time
      const event = { ticket, priority, since, until, told, at }
      events.push(event)
    }
    queue.join({ ticket, priority, since, until, go: () => tell("go"), turnAway: tell })
  })
  clock.passTo(Infinity)
  return events
}

const quotas = fc.record({
  burst: fc.integer({ min: 1, max: 20 }),
  restoreMs: fc.integer({ min: 50, max: 4_000 }),
  openUntilThrottled: fc.boolean(),
})

const arrivalsWith = (maxWaitMs: fc.Arbitrary<number>) =>
  fc.array(
    fc.record({
      after: fc.oneof(
        { weight: 3, arbitrary: fc.nat(20) },
        { weight: 2, arbitrary: fc.nat(2 * MARGIN_MS.interactive) },
        { weight: 1, arbitrary: fc.nat(5_000) },
      ),
      priority: fc.constantFrom("interactive" as const, "background" as const),
      throttled: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
      maxWaitMs,
    }),
    { maxLength: 80 },
  )

const usual = fc.constant(10_000)
const endless = fc.constant(Infinity)
const any = fc.nat(60_000)

describe("a queue", () => {
  it("answers everybody once, within their longest wait", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(any), (quota, arrivals) => {
        const events = play(quota, arrivals)
        expect(events.map(({ ticket }) => ticket).sort((a, b) => a - b)).toEqual(
          arrivals.map((_, ticket) => ticket),
        )
        // A timer is set in whole milliseconds.
        for (const { at, until } of events) expect(at).toBeLessThanOrEqual(until + 1)
      }),
    )
  })

  it("turns nobody away whose token comes in time", () => {
    fc.assert(
      fc.property(quotas, fc.integer({ min: 1, max: 30 }), (quota, calls) => {
        const arrivals = Array.from({ length: calls }, () => ({
          after: 0,
          priority: "interactive" as const,
          maxWaitMs: (calls + 1) * quota.restoreMs + MARGIN_MS.interactive * calls,
          throttled: false,
        }))
        expect(play(quota, arrivals).every(({ told }) => told === "go")).toBe(true)
      }),
    )
  })

  it("keeps the order of arrival among those of one priority", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(usual), (quota, arrivals) => {
        const sent = play(quota, arrivals).filter(({ told }) => told === "go")
        for (const priority of ["interactive", "background"]) {
          const tickets = sent.filter((one) => one.priority === priority).map((one) => one.ticket)
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
          .filter(({ told }) => told === "go")
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
      fc.property(quotas, arrivalsWith(any), (open, arrivals) => {
        const quota = { ...open, openUntilThrottled: false }
        const background = arrivals.map((one) => ({
          ...one,
          priority: "background" as const,
          throttled: false,
        }))
        const since = background.reduce((time, { after }) => time + after, 0)
        const buyers = Array.from({ length: reserveOf(quota) }, () => ({
          after: 0,
          priority: "interactive" as const,
          maxWaitMs: 0,
          throttled: false,
        }))
        const events = play(quota, [...background, ...buyers])
        const served = events.filter(({ priority }) => priority === "interactive")
        expect(served).toHaveLength(buyers.length)
        expect(served.every(({ told, at }) => told === "go" && at === since)).toBe(true)
      }),
    )
  })

  it("lets nobody starve: without haste all are sent, the background when the others are through", () => {
    fc.assert(
      fc.property(quotas, arrivalsWith(endless), (quota, arrivals) => {
        const events = play(quota, arrivals)
        expect(events.map(({ told }) => told)).toEqual(arrivals.map(() => "go"))
        const lastArrival = arrivals.reduce((time, { after }) => time + after, 0)
        // At half the rate, with the tokens that stay in reserve, and a margin for those that fill a bucket of one.
        const tokens = arrivals.length + reserveOf(quota) + 1
        const longest = tokens * (2 * quota.restoreMs + MARGIN_MS.interactive)
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
        for (const background of events.filter(({ priority }) => priority === "background")) {
          const waits = events.filter(
            ({ priority, since, at }) =>
              priority === "interactive" && since < background.at && at > background.at,
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
          maxWaitMs: 0,
          throttled: false,
        }))
        expect(play(quota, arrivals).every(({ told, at }) => told === "go" && at === 0)).toBe(true)
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
    expect(reserveOf({ burst })).toBe(reserve)
  })
})

describe("waiting", () => {
  const quota = { burst: 2, restoreMs: 1_000, openUntilThrottled: false }
  const arrival = {
    after: 0,
    priority: "interactive" as const,
    maxWaitMs: 2_500,
    throttled: false,
  }
  const background = { ...arrival, priority: "background" as const }
  const seen = (arrivals: Arrival[]) => play(quota, arrivals).map(({ told, at }) => [told, at])

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

  it("is spared whoever would wait in vain, and takes no token from the others", () => {
    expect(seen([arrival, arrival, arrival, arrival, arrival, arrival])).toEqual([
      ["go", 0],
      ["go", 0],
      [3_250, 0],
      [3_250, 0],
      ["go", 1_250],
      ["go", 2_250],
    ])
    expect(seen([background, background, background, background, background])).toEqual([
      ["go", 0],
      [3_000, 0],
      [3_000, 0],
      ["go", 1_000],
      ["go", 2_000],
    ])
  })

  it("is over for the background when a buyer takes the token that would have come in time", () => {
    const late = { ...arrival, after: 500 }
    expect(seen([background, { ...background, maxWaitMs: 1_000 }, late])).toEqual([
      ["go", 0],
      ["go", 500],
      [1_500, 500],
    ])
  })

  it("is over for whoever a refusal makes wait in vain", () => {
    const short = { ...background, maxWaitMs: 1_500 }
    expect(seen([short, short, { ...arrival, maxWaitMs: 1_500, throttled: true }])).toEqual([
      ["go", 0],
      [4_000, 0],
      [2_250, 0],
    ])
  })
})

describe("refusals", () => {
  it("of calls that were under way together halve the rate once", () => {
    const clock = new Alarm()
    const queue = new Queue({ burst: 2, restoreMs: 1_000, openUntilThrottled: false }, clock)
    for (let calls = 10; calls > 0; calls--) queue.throttled()
    clock.passTo(3_999)
    expect(queue.canSpare()).toBe(false)
    clock.passTo(4_000)
    expect(queue.canSpare()).toBe(true)
    expect(queue.isRested()).toBe(false)
    clock.passTo(SLOW_MS)
    expect(queue.isRested()).toBe(true)
  })
})
