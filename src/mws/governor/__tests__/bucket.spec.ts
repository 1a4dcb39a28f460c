import fc from "fast-check"
import {
  fullBucket,
  holds,
  level,
  paceAt,
  reach,
  RECOVERY_MS,
  SLOWEST_PACE,
  take,
  throttle,
  type Bucket,
  type Quota,
} from "../bucket"

const figures = {
  burst: fc.integer({ min: 1, max: 30 }),
  restoreMs: fc.integer({ min: 1, max: 9_000 }),
}
const quotas = fc.record({ ...figures, openUntilThrottled: fc.constant(false) })
const news = { slowdowns: 0, anyway: false }

/** A life of a bucket: what happens after so many milliseconds. */
const lives = fc.array(
  fc.record({
    after: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ max: 200_000, min: 0 }),
    ),
    what: fc.constantFrom("take", "take", "take", "take-anyway", "throttle", "late-throttle"),
  }),
  { maxLength: 120 },
)

function live(quota: Quota, life: readonly { after: number; what: string }[]) {
  let bucket = fullBucket(quota, 0)
  let now = 0
  const taken: number[] = []
  const states: { bucket: Bucket; now: number }[] = []
  for (const { after, what } of life) {
    now += after
    if (what === "take" && holds(level(bucket, quota, now), 1)) {
      bucket = take(bucket, quota, now)
      taken.push(now)
    } else if (what === "take-anyway") {
      bucket = take(bucket, quota, now)
    } else if (what === "throttle") {
      bucket = throttle(bucket, now, { slowdowns: bucket.slowdowns, anyway: false })
    } else if (what === "late-throttle") {
      bucket = throttle(bucket, now, { slowdowns: bucket.slowdowns - 1, anyway: false })
    }
    states.push({ bucket, now })
  }
  return { bucket, now, taken, states }
}

/** A bucket that has seen something. */
const lived = fc.tuple(quotas, lives).map(([quota, life]) => ({ quota, ...live(quota, life) }))

describe("a bucket", () => {
  it("gives no more than its burst and what time restores, in any window of any life", () => {
    fc.assert(
      fc.property(lived, ({ quota, taken }) => {
        taken.forEach((from, first) => {
          taken.slice(first).forEach((to, index) => {
            const allowed = quota.burst + (to - from) / quota.restoreMs
            expect(index + 1).toBeLessThanOrEqual(allowed + 1e-3)
          })
        })
      }),
    )
  })

  it("holds between nothing and its burst", () => {
    fc.assert(
      fc.property(lived, fc.nat(1_000_000), ({ quota, bucket, now }, later) => {
        const tokens = level(bucket, quota, now + later)
        expect(tokens).toBeGreaterThanOrEqual(0)
        expect(tokens).toBeLessThanOrEqual(quota.burst)
      }),
    )
  })

  it("is full again after its restore times, at full pace", () => {
    fc.assert(
      fc.property(quotas, fc.nat(40), (quota, calls) => {
        let bucket = fullBucket(quota, 0)
        for (let n = 0; n < calls; n++) {
          bucket = take(bucket, quota, 0)
        }
        const spent = Math.min(calls, quota.burst)
        expect(level(bucket, quota, 0)).toBe(quota.burst - spent)
        expect(level(bucket, quota, spent * quota.restoreMs)).toBeCloseTo(quota.burst)
        expect(level(bucket, quota, 1e9)).toBe(quota.burst)
      }),
    )
  })

  it("reaches a number of tokens when it says so, and not before", () => {
    fc.assert(
      fc.property(lived, fc.double({ min: 0, max: 1, noNaN: true }), ({ quota, bucket }, share) => {
        const wanted = share * quota.burst
        const at = reach(bucket, quota, wanted)
        expect(holds(level(bucket, quota, at), wanted)).toBe(true)
        if (at > bucket.at) {
          const before = level(bucket, quota, Math.max(bucket.at, at - quota.restoreMs * 1e-3 - 1))
          expect(before).toBeLessThan(wanted)
        }
      }),
    )
  })

  it("is never set back by a clock that is behind its own moment", () => {
    fc.assert(
      fc.property(lived, ({ quota, bucket }) => {
        expect(level(bucket, quota, bucket.at - 5_000)).toBe(level(bucket, quota, bucket.at))
        expect(paceAt(bucket, bucket.at - 5_000)).toBe(paceAt(bucket, bucket.at))
      }),
    )
  })

  it("gives what there is of a token to a call that is sent anyway, and owes nothing", () => {
    const quota = { burst: 2, restoreMs: 1_000, openUntilThrottled: false }
    const spent = take(take(fullBucket(quota, 0), quota, 0), quota, 0)
    const anyway = take(spent, quota, 600)
    expect(level(anyway, quota, 600)).toBe(0)
    expect(level(anyway, quota, 1_600)).toBeCloseTo(1)
  })
})

describe("a refusal by Amazon", () => {
  const quota = { burst: 10, restoreMs: 1_000, openUntilThrottled: false }

  it("empties the bucket and halves its pace, which then recovers to what is published", () => {
    const bucket = throttle(fullBucket(quota, 0), 0, news)
    expect(level(bucket, quota, 0)).toBe(0)
    expect(paceAt(bucket, 0)).toBe(0.5)
    expect(paceAt(bucket, RECOVERY_MS / 4)).toBe(0.75)
    expect(paceAt(bucket, RECOVERY_MS / 2)).toBe(1)
    expect(paceAt(bucket, RECOVERY_MS * 9)).toBe(1)
    // Half a token in the first second, and a little for the recovery within it.
    expect(level(bucket, quota, 1_000)).toBeCloseTo(0.504, 3)
  })

  it("slows by half at most, never below a bound, and time makes up for everything", () => {
    fc.assert(
      fc.property(lived, ({ quota, bucket, states, now }) => {
        let pace = 1
        let last = 0
        for (const { bucket, now } of states) {
          const before = Math.min(1, pace + (now - last) / RECOVERY_MS)
          const after = paceAt(bucket, now)
          expect(after).toBeGreaterThanOrEqual(Math.max(SLOWEST_PACE, before / 2) - 1e-9)
          expect(after).toBeLessThanOrEqual(before + 1e-9)
          pace = after
          last = now
        }
        expect(paceAt(bucket, now + RECOVERY_MS)).toBe(1)
        const rested = now + RECOVERY_MS + quota.burst * quota.restoreMs
        expect(level(bucket, quota, rested)).toBe(quota.burst)
      }),
    )
  })

  it("after refusal leaves a pace that sixteen instances can share", () => {
    let bucket = fullBucket(quota, 0)
    for (let slowdowns = 0; slowdowns < 20; slowdowns++) {
      bucket = throttle(bucket, 0, { slowdowns, anyway: false })
    }
    expect(paceAt(bucket, 0)).toBe(1 / 16)
  })

  it("slows once for all calls that were under way together", () => {
    const first = throttle(fullBucket(quota, 0), 0, news)
    const second = throttle(first, 100, news)
    expect(second.slowdowns).toBe(1)
    expect(paceAt(second, 100)).toBe(paceAt(first, 100))
    expect(level(second, quota, 100)).toBe(0)
    const next = throttle(second, 200, { slowdowns: 1, anyway: false })
    expect(paceAt(next, 200)).toBe(paceAt(first, 200) / 2)
  })

  it("of a call that was sent anyway empties and slows nothing", () => {
    const bucket = throttle(fullBucket(quota, 0), 0, { slowdowns: 0, anyway: true })
    expect(level(bucket, quota, 0)).toBe(0)
    expect(paceAt(bucket, 0)).toBe(1)
  })
})

describe("an open bucket", () => {
  const quota = { burst: 2, restoreMs: 2_000, openUntilThrottled: true }

  it("has no limit until Amazon refuses, and none again when it has recovered", () => {
    let bucket = fullBucket(quota, 0)
    for (let n = 0; n < 100; n++) {
      bucket = take(bucket, quota, n)
    }
    expect(level(bucket, quota, 99)).toBe(Infinity)
    expect(reach(bucket, quota, 500)).toBe(99)
    bucket = throttle(bucket, 100, news)
    expect(level(bucket, quota, 100)).toBe(0)
    expect(level(bucket, quota, 100 + RECOVERY_MS / 2 - 1)).toBe(2)
    expect(level(bucket, quota, 100 + RECOVERY_MS / 2)).toBe(Infinity)
    expect(reach(bucket, quota, 500)).toBe(100 + RECOVERY_MS / 2)
    expect(level(take(bucket, quota, 200_000), quota, 200_000)).toBe(Infinity)
  })

  it("behaves like any other in between", () => {
    fc.assert(
      fc.property(fc.nat(RECOVERY_MS / 2 - 1), fc.nat(5), (after, calls) => {
        const closed = { ...quota, openUntilThrottled: false }
        let one = throttle(fullBucket(quota, 0), 0, news)
        let other = throttle(fullBucket(closed, 0), 0, news)
        for (let n = 0; n < calls; n++) {
          one = take(one, quota, after)
          other = take(other, closed, after)
        }
        expect(one).toEqual(other)
        expect(level(one, quota, after)).toBe(level(other, closed, after))
      }),
    )
  })
})
