import fc from "fast-check"
import type { Merchant } from "../support/client"
import { livePath, Merchant as MerchantAt, startFrozen } from "../support/client"
import { commands } from "./commands"
import { Model } from "./model"
import { dollars } from "./view"

const limits = { captured: 4, created: 6 }
/** Some hundreds by default; thousands when asked for. */
const numRuns = Number(process.env.SIMULATOR_MODEL_RUNS ?? 200)

let merchant: Merchant
beforeAll(async () => {
  const { simulator } = await startFrozen({
    settings: { maxCapturedAuthorizations: limits.captured, maxAuthorizations: limits.created },
  })
  merchant = new MerchantAt(simulator, livePath)
})
afterAll(() => merchant.simulator.stop())

test(
  "money and states agree with the model, whatever is done in whatever order",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1_000, 10_000, 50_000, 99_999),
        fc.commands(commands, { maxCommands: 16 }),
        async (total, cmds) => {
          await merchant.control("POST", "/reset")
          const order = await merchant.open(dollars(total), "USD", { live: true })
          await fc.asyncModelRun(
            () => ({
              model: new Model(total, limits),
              real: { merchant, order, authorizations: [], repeat: null, repeated: undefined },
            }),
            cmds,
          )
        },
      ),
      { numRuns },
    )
  },
  Math.max(300_000, numRuns * 2_000),
)
