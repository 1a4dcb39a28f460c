import fc from "fast-check"
import {
  fullBucket,
  holds,
  isRested,
  level,
  reach,
  SLOW_MS,
  take,
  throttle,
  type Bucket,
  type Quota,
} from "../token-bucket"

const quotas = fc.record({
  burst: fc.integer({ min: 1, max: 30 }),
  restoreMs: fc.integer({ min: 1, max: 9_000 }),
  openUntilThrottled: fc.constant(false),
})

/** A life of a bucket: what happens after so many milliseconds. */
const lives = fc.array(
  fc.record({
    after: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ max: 200_000, min: 0 }),
    ),
    what: fc.constantFrom("take", "take", "take", "throttle"),
  }),
  { maxLength: 120 },
)

function live(quota: Quota, life: readonly { after: number; what: string }[]) {
  let bucket = fullBucket(quota, 0)
  let now = 0
  const taken: number[] = []
  for (const { after, what } of life) {
    now += after
    if (what === "take" && holds(level(bucket, quota, now), 1)) {
      bucket = take(bucket, quota, now)
      taken.push(now)
    } else if (what === "throttle") {
      bucket = throttle(now)
    }
  }
  return { bucket, now, taken }
}

/** A bucket that has seen something. */
const lived = fc.tuple(quotas, lives).map(([quota, life]) => ({ quota, ...live(quota, life) }))

function spent(quota: Quota, calls: number): Bucket {
  let bucket = fullBucket(quota, 0)
  for (let n = 0; n < calls; n++) bucket = take(bucket, quota, 0)
  return bucket
}

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

  it("is full again after its restore times", () => {
    fc.assert(
      fc.property(quotas, fc.nat(40), (quota, calls) => {
        const bucket = spent(quota, calls)
        const missing = Math.min(calls, quota.burst)
        expect(level(bucket, quota, 0)).toBe(quota.burst - missing)
        expect(level(bucket, quota, missing * quota.restoreMs)).toBeCloseTo(quota.burst)
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
      }),
    )
  })
})

describe("a refusal by Amazon", () => {
  const quota = { burst: 100, restoreMs: 1_000, openUntilThrottled: false }

  it("empties the bucket and halves its rate for a minute, whatever was known before", () => {
    const bucket = throttle(0)
    expect(level(bucket, quota, 0)).toBe(0)
    expect(level(bucket, quota, 1_000)).toBe(0.5)
    expect(level(bucket, quota, SLOW_MS)).toBe(30)
    expect(level(bucket, quota, SLOW_MS + 10_000)).toBe(40)
    expect(reach(bucket, quota, 1)).toBe(2_000)
    expect(reach(bucket, quota, 40)).toBe(SLOW_MS + 10_000)
  })

  it("is forgotten in the end", () => {
    fc.assert(
      fc.property(lived, ({ quota, bucket, now }) => {
        const rested = now + SLOW_MS + quota.burst * quota.restoreMs
        expect(isRested(bucket, quota, rested)).toBe(true)
        expect(isRested(throttle(now), quota, now + SLOW_MS - 1)).toBe(false)
      }),
    )
  })
})

describe("an open bucket", () => {
  const quota = { burst: 2, restoreMs: 2_000, openUntilThrottled: true }

  it("has no limit until Amazon refuses, and none again when a minute has passed", () => {
    let bucket = fullBucket(quota, 0)
    for (let n = 0; n < 100; n++) {
      bucket = take(bucket, quota, n)
    }
    expect(level(bucket, quota, 99)).toBe(Infinity)
    expect(reach(bucket, quota, 500)).toBe(99)
    bucket = throttle(100)
    expect(level(bucket, quota, 100)).toBe(0)
    expect(level(bucket, quota, 100 + SLOW_MS - 1)).toBe(2)
    expect(level(bucket, quota, 100 + SLOW_MS)).toBe(Infinity)
    expect(reach(bucket, quota, 500)).toBe(100 + SLOW_MS)
    expect(level(take(bucket, quota, 200_000), quota, 200_000)).toBe(Infinity)
  })

  it("behaves like any other in between", () => {
    fc.assert(
      fc.property(fc.nat(SLOW_MS - 1), fc.nat(5), (after, calls) => {
        const closed = { ...quota, openUntilThrottled: false }
        let one = throttle(0)
        let other = throttle(0)
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
