import { PUBLISHED_FIGURES } from "../figures"
import { shareGovernor } from "../shared-governors"
import { VirtualClock } from "./virtual-clock"

const clock = new VirtualClock()
const options = { figures: PUBLISHED_FIGURES.sandbox, clock }
const capture = (share: ReturnType<typeof shareGovernor>) =>
  share.governor.call("Capture", "write", { priority: "interactive" }).turn()

describe("a shared governor", () => {
  it("is one for a key, and another for another", () => {
    const shares = ["one", "one", "other"].map((key) => shareGovernor(key, options))
    expect(shares[0]?.governor).toBe(shares[1]?.governor)
    expect(shares[0]?.governor).not.toBe(shares[2]?.governor)
  })

  it("remembers what was spent when nobody uses it for a moment", async () => {
    const first = shareGovernor("left", options)
    await capture(first)
    first.release()
    const second = shareGovernor("left", options)
    expect(second.governor).toBe(first.governor)
    second.release()
  })

  it("is forgotten when nobody uses it and it has rested", async () => {
    const first = shareGovernor("rested", options)
    const used = shareGovernor("used", options)
    await capture(first)
    first.release()
    await clock.pass(2_000)
    expect(shareGovernor("rested", options).governor).not.toBe(first.governor)
    expect(shareGovernor("used", options).governor).toBe(used.governor)
  })
})
