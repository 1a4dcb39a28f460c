const { createRequire } = require("node:module")
const { default: Runtime } = require("jest-runtime")

/**
 * What a store is made of: Medusa, the plugin and the simulator as they were built. And the scripts that npm runs: ES
 * modules, which Node can require and jest cannot.
 */
const NODES_OWN =
  /^(@medusajs|medusa-payment-amazon-pay)\/|^amazon-pay-simulator$|\/scripts\/.*\.mjs$/

/** Lives as long as the process that runs one test file after the other. */
const shelf = {
  /** What is in a folder is read anew when it is asked for next. */
  forget(folder) {
    for (const file of Object.keys(require.cache)) {
      if (file.startsWith(folder)) delete require.cache[file]
    }
  },
}

/**
 * Jest loads every module anew for every test file, and Medusa is thousands of them. Here what a store is made of is
 * Node's own, once for all test files of a process, and so may be a store that runs: `kept-store.ts` keeps it on this
 * shelf. Tests, their support and the sources they test are loaded anew for every file, as ever.
 */
class StoreRuntime extends Runtime {
  constructor(config, environment, ...others) {
    super(config, environment, ...others)
    // Otherwise a copy, which a store's modules would not see.
    environment.global.process.env = process.env
    // What a test gives to the store, the store asks whether it is one of its own dates.
    environment.global.Date = Date
    environment.global.storeShelf = shelf
  }

  requireModuleOrMock(from, name) {
    return NODES_OWN.test(name) ? createRequire(from)(name) : super.requireModuleOrMock(from, name)
  }
}

module.exports = { __esModule: true, default: StoreRuntime }
