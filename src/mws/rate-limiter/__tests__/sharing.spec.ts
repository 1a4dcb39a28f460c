import fc from "fast-check"
import { PUBLISHED_FIGURES } from "../figures"
import { MARGIN_MS, type Priority } from "../queue"
import { RateLimiter, type LimitedCall } from "../rate-limiter"
import { VirtualClock } from "./virtual-clock"

jest.setTimeout(300_000)

const { burst, restoreMs } = PUBLISHED_FIGURES.live.write

/** Amazon's side of the quota, counted in its own way: the moments from which on the next requests are allowed. */
class Quota {
  accepted = 0
  refused = 0
  #spentUntil = -Infinity

  asks(now: number): boolean {
    const from = Math.max(this.#spentUntil, now)
    if (from - now > (burst - 1) * restoreMs) {
      this.refused += 1
      return false
    }
    this.#spentUntil = from + restoreMs
    this.accepted += 1
    return true
  }
}

interface World {
  instances: number
  priority: Priority
  /** Milliseconds to Amazon at least, and that one call can take longer than another. */
  latency: { least: number; spread: number }
  random: () => number
}

const MINUTES = 20

/** What comes of instances that do as much as they can. */
async function share({ instances, priority, latency, random }: World): Promise<Quota> {
  const clock = new VirtualClock()
  const quota = new Quota()
  const attempt = async (call: LimitedCall): Promise<void> => {
    const turn = await call.turn()
    await clock.sleep(latency.least + random() * latency.spread)
    if (!quota.asks(clock.now())) {
      turn.wasThrottled()
      await clock.sleep(1_000 + random() * 1_000)
      await attempt(call)
    }
  }
  for (let instance = 0; instance < instances; instance++) {
    const rateLimiter = new RateLimiter({ figures: PUBLISHED_FIGURES.live, clock })
    const work = async (): Promise<void> => {
      await attempt(rateLimiter.call("Capture", "write", { priority, maxWaitMs: Infinity }))
      await work()
    }
    for (let worker = 0; worker < 4; worker++) {
      void work()
    }
  }
  await clock.pass(MINUTES * 60_000)
  return quota
}

const allowed = burst + (MINUTES * 60_000) / restoreMs
const priorities = fc.constantFrom<Priority[]>("interactive", "background")
const randoms = fc.integer().map((seed) => () => {
  // A linear congruence is random enough for a network.
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
  return (seed >>> 0) / 2 ** 32
})
const latencies = fc.record({ least: fc.nat(300), spread: fc.nat(MARGIN_MS.interactive) })

describe("instances that share a quota and know nothing of each other", () => {
  it("are never refused when there is one, however uneven its way to Amazon, and lose nothing", async () => {
    await fc.assert(
      fc.asyncProperty(priorities, latencies, randoms, async (priority, latency, random) => {
        const { accepted, refused } = await share({ instances: 1, priority, latency, random })
        expect(refused).toBe(0)
        expect(accepted).toBeGreaterThan(allowed * 0.98)
      }),
      { numRuns: 5 },
    )
  })

  it.each([
    [2, 1 / 3],
    [3, 1 / 2],
    [5, 2 / 3],
  ])(
    "use the quota up when there are %d, and are refused no more than if all but one kept to half the rate",
    async (instances, bound) => {
      await fc.assert(
        fc.asyncProperty(priorities, latencies, randoms, async (priority, latency, random) => {
          const { accepted, refused } = await share({ instances, priority, latency, random })
          expect(refused / (accepted + refused)).toBeLessThan(bound)
          expect(accepted).toBeGreaterThan(allowed * 0.95)
        }),
        { numRuns: 3 },
      )
    },
  )
})
