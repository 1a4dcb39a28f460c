import fc from "fast-check"
import { mostAttempts, nextAttempt, unmatchedAfterMs } from "../retry-times"

const minute = 60_000
const hour = 60 * minute
const now = new Date("2026-03-01T12:00:00Z")
const wait = (attempts: number) => nextAttempt(attempts, now).getTime() - now.getTime()

describe("what failed is tried again", () => {
  it.each([
    [0, minute],
    [1, minute],
    [2, 2 * minute],
    [3, 4 * minute],
    [9, 256 * minute],
    [10, 6 * hour],
    [2_000, 6 * hour],
  ])("after %d attempts, %d ms later", (attempts, expected) => {
    expect(wait(attempts)).toBe(expected)
  })

  it("never sooner than the time before", () => {
    fc.assert(
      fc.property(fc.nat(100), (attempts) => {
        expect(wait(attempts + 1)).toBeGreaterThanOrEqual(wait(attempts))
      }),
    )
  })

  it("for about two days, which outlasts a night and a holiday", () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, index) => wait(index + 1))
    const inAll = waits.reduce((sum, one) => sum + one, 0)
    expect(inAll / hour).toBeGreaterThanOrEqual(48)
    expect(inAll / hour).toBeLessThanOrEqual(54)
  })

  it("waits three days for an order reference that nobody here has", () => {
    expect(unmatchedAfterMs).toBe(72 * hour)
  })
})
