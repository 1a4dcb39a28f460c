import fc from "fast-check"
import { leaseSeconds, patienceMs, pauseBeforeTry, renewEveryMs } from "../lease-times"

describe("the times of a lease", () => {
  it("leave room for two renewals that fail", () => {
    expect(3 * renewEveryMs).toBeLessThanOrEqual(leaseSeconds * 1_000)
  })

  it("let whoever waits outlast a dead holder", () => {
    expect(patienceMs).toBeGreaterThan(leaseSeconds * 1_000)
  })

  it("end the waiting exactly when patience is over", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120_000 }), (waitMs) => {
        let left = waitMs
        let tries = 1
        for (; ; tries++) {
          const pause = pauseBeforeTry(tries, left)
          if (pause === null) break
          expect(pause).toBeGreaterThan(0)
          expect(pause).toBeLessThanOrEqual(left)
          left -= pause
        }
        expect(left).toBe(0)
      }),
    )
  })
})
