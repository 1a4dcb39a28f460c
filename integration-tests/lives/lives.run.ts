import { z } from "@medusajs/framework/zod"
import type { Cart } from "../support/buyer"
import { storeSuite } from "../support/store-suite"
import { makeMortal } from "./death"
import { lifeSchema, promotions, type Life } from "./life"
import { play, type Played } from "./play"
import { makePromotions, promote } from "./promotions"
import { baskets, randomLife } from "./random-life"
import { keyOf, Report } from "./report"
import { makeSecondLocation } from "./second-location"
import { SecondProcess } from "./second-process"
import { shrink } from "./shrink"

const askedSchema = z.object({
  orders: z.number().int().positive(),
  seed: z.number().int(),
  /** How many lives may be played to find the smallest that breaks a law. */
  shrink: z.number().int().min(0),
  /** After how many minutes no further life is begun. */
  minutes: z.number().positive(),
  life: z.union([lifeSchema.transform((life) => [life]), z.array(lifeSchema)]).optional(),
})
const asked = askedSchema.parse(
  JSON.parse(process.env.LIVES ?? '{"orders":3,"seed":1,"shrink":10,"minutes":5}'),
)
const longestMs = 24 * 60 * 60_000
const say = (line: string) => void process.stdout.write(`${line}\n`)

storeSuite({}, (scene) => {
  // Making a cart takes a store longer than making an order of it.
  const carts = new Map<string, Cart>()
  beforeAll(async () => {
    await makeMortal(scene)
    await makeSecondLocation(scene)
    await makePromotions(scene)
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
  const keep = async (report: Report, number: number, life: Life, played: Played) => {
    for (const violation of played.violations) {
      if (report.findings.has(keyOf(violation))) {
        report.found(number, life, violation, played.log)
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
      report.found(number, smallest, violation, log)
    }
  }

  it(
    "every order at rest keeps the laws",
    async () => {
      const report = new Report(asked.seed)
      const until = Date.now() + asked.minutes * 60_000
      for (const [index, life] of (asked.life ?? []).entries()) {
        const played = await lived(life)
        say(played.log.join("\n"))
        report.add(life, played)
        await keep(report, index + 1, life, played)
      }
      for (let number = 1; !asked.life && number <= asked.orders && Date.now() < until; number++) {
        const life = randomLife(asked.seed, number)
        const began = Date.now()
        const played = await lived(life)
        report.add(life, played)
        const broken = played.violations.map(keyOf).join("; ")
        say(`life ${number} of seed ${asked.seed}: ${broken || "good"} (${Date.now() - began} ms)`)
        await keep(report, number, life, played)
      }
      say(report.text())
      expect([...report.findings.keys()]).toEqual([])
    },
    longestMs,
  )
})
