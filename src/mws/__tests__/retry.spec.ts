import fc from "fast-check"
import { backoff, DEFAULT_RETRY_POLICY } from "../retry"

describe("backoff", () => {
  it("doubles its bound up to the longest wait", () => {
    const longest = [1, 2, 3, 4, 5, 6, 7].map((n) => backoff(DEFAULT_RETRY_POLICY, n, false, 1))
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000])
  })

  it("stays between nothing and its bound, after a throttle in the upper half of a wider one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const { maxMs } = DEFAULT_RETRY_POLICY
          const plain = backoff(DEFAULT_RETRY_POLICY, failures, false, random)
          const throttled = backoff(DEFAULT_RETRY_POLICY, failures, true, random)
          expect(plain).toBeGreaterThanOrEqual(0)
          expect(plain).toBeLessThanOrEqual(maxMs)
          expect(throttled).toBeGreaterThanOrEqual(Math.min(1000, maxMs / 2))
          expect(throttled).toBeLessThanOrEqual(maxMs)
        },
      ),
      { numRuns: 200 },
    )
  })
})
