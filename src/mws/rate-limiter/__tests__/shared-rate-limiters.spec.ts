import { PUBLISHED_FIGURES } from "../figures"
import { shareRateLimiter } from "../shared-rate-limiters"
import { VirtualClock } from "./virtual-clock"

const clock = new VirtualClock()
const options = { figures: PUBLISHED_FIGURES.sandbox, clock }
const capture = (share: ReturnType<typeof shareRateLimiter>) =>
  share.rateLimiter.call("Capture", "write", { priority: "interactive" }).turn()

describe("a shared rate limiter", () => {
  it("is one for a key, and another for another", () => {
    const shares = ["one", "one", "other"].map((key) => shareRateLimiter(key, options))
    expect(shares[0]?.rateLimiter).toBe(shares[1]?.rateLimiter)
    expect(shares[0]?.rateLimiter).not.toBe(shares[2]?.rateLimiter)
  })

  it("remembers what was spent when nobody uses it for a moment", async () => {
    const first = shareRateLimiter("left", options)
    await capture(first)
    first.release()
    const second = shareRateLimiter("left", options)
    expect(second.rateLimiter).toBe(first.rateLimiter)
    second.release()
  })

  it("is forgotten when nobody uses it and it has rested", async () => {
    const first = shareRateLimiter("rested", options)
    const used = shareRateLimiter("used", options)
    await capture(first)
    first.release()
    await clock.pass(2_000)
    expect(shareRateLimiter("rested", options).rateLimiter).not.toBe(first.rateLimiter)
    expect(shareRateLimiter("used", options).rateLimiter).toBe(used.rateLimiter)
  })
})
