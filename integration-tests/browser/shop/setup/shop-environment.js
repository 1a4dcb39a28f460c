const { existsSync, readFileSync } = require("node:fs")
const { setTimeout: sleep } = require("node:timers/promises")
const { TestEnvironment } = require("jest-environment-node")

/** It ends earlier than that, well or not. */
const patienceMs = 1_200_000

/** Tests of the shop begin when the demo is up: where it is has to be known before a test file is loaded. */
class ShopEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    const file = process.env.DEMO_SHOP_ANNOUNCEMENT ?? ""
    const began = Date.now()
    while (!existsSync(file)) {
      if (Date.now() - began > patienceMs)
        throw new Error("The demo is not up after twenty minutes.")
      await sleep(200)
    }
    const { demo, problem } = JSON.parse(readFileSync(file, "utf8"))
    if (problem) throw new Error(problem)
    this.global.process.env.DEMO_SHOP = demo
  }
}

module.exports = ShopEnvironment
