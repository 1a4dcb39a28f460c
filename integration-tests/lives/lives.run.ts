// First: what is loaded before a defect is planted stays whole.
import { asked, checkPlanted } from "./asked"
import type { Cart } from "../support/buyer"
import { storeSuite } from "../support/store-suite"
import { makeMortal } from "./death"
import { promotions, type Life } from "./life"
import { play, type Played } from "./play"
import { makePromotions, promote } from "./promotions"
import { baskets, randomLife } from "./random-life"
import { makeRefundReason } from "./refund-reasons"
import { keyOf, Report } from "./report"
import { makeSecondLocation } from "./second-location"
import { SecondProcess } from "./second-process"
import { shrink } from "./shrink"

const longestMs = 24 * 60 * 60_000
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Each seed's lives, one seed after the other. */
function* livesAsked() {
  const { seeds, orders, number } = asked
  for (const seed of seeds) {
    for (let one = number ?? 1; one <= (number ?? orders); one++) yield { seed, number: one }
  }
}

storeSuite({}, (scene) => {
  // Making a cart takes a store longer than making an order of it.
  const carts = new Map<string, Cart>()
  beforeAll(async () => {
    await makeMortal(scene)
    await makeSecondLocation(scene)
    await makePromotions(scene)
    await makeRefundReason(scene)
    for (const promotion of promotions) {
      for (const items of baskets) {
        const cart = await scene.buyer.newCart({ items })
        await promote(scene, cart.id, promotion)
        carts.set(JSON.stringify([items, promotion]), cart)
      }
    }
  })
  const other = new SecondProcess(scene)
  afterAll(() => other.end())
  const lived = async (life: Life): Promise<Played> => {
    await scene.renew()
    return await play(scene, life, { carts, second: await other.sceneFor(life) })
  }

  /** Plays the smallest life that breaks a law in the same way, and keeps what it showed. */
  const keep = async (report: Report, name: string, life: Life, played: Played) => {
    for (const violation of played.violations) {
      if (report.findings.has(keyOf(violation))) {
        report.found(name, life, violation, played.log)
        continue
      }
      let log = played.log
      const smallest = await shrink(
        life,
        async (next) => {
          const again = await lived(next)
          const same = again.violations.some((one) => keyOf(one) === keyOf(violation))
          if (same) log = again.log
          return same
        },
        asked.shrink,
      )
      report.found(name, smallest, violation, log)
      // A run may last for hours, and be ended before its report.
      say(report.describe(violation))
    }
  }

  it(
    "every order at rest keeps the laws",
    async () => {
      const report = new Report()
      const until = Date.now() + asked.minutes * 60_000
      for (const [index, life] of (asked.life ?? []).entries()) {
        const played = await lived(life)
        say(played.log.join("\n"))
        report.add(life, played)
        await keep(report, `life ${index + 1}`, life, played)
      }
      for (const { seed, number } of asked.life ? [] : livesAsked()) {
        if (Date.now() > until) break
        const life = randomLife(seed, number)
        const began = Date.now()
        const played = await lived(life)
        report.add(life, played)
        if (asked.number !== undefined) say(played.log.join("\n"))
        const broken = played.violations.map(keyOf).join("; ")
        const name = `life ${number} of seed ${seed}`
        say(`${name}: ${broken || "good"} (${Date.now() - began} ms)`)
        if (asked.defect !== undefined) {
          if (!broken) continue
          checkPlanted()
          say(`caught ${asked.defect}: life ${number}: ${broken}`)
          return
        }
        await keep(report, name, life, played)
      }
      checkPlanted()
      say(report.text())
      expect([...report.findings.keys()]).toEqual([])
      expect(asked.defect).toBeUndefined()
    },
    longestMs,
  )
})
