import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Amazon, type Modes } from "./amazon"
import { Buyer } from "./buyer"
import { backOffice, storefront } from "./http"
import { seedShop, type Shop } from "./shop"
import { Warehouse } from "./warehouse"

/** Who takes part in a test. Filled in when the store is up. */
export interface Scene {
  amazon: Amazon
  buyer: Buyer
  warehouse: Warehouse
  container: MedusaContainer
  /** Of the store. */
  base: string
  databaseUrl: string
  shop: Shop
}

/**
 * A real store on a real PostgreSQL, seeded, with a simulated Amazon that notifies it. Database and Amazon are as new
 * for every test.
 */
export function storeSuite(modes: Modes, tests: (scene: Scene) => void): void {
  jest.setTimeout(120_000)
  const scene = {} as Scene

  beforeAll(async () => {
    scene.amazon = await Amazon.start(modes)
  })
  afterAll(async () => {
    await scene.amazon.simulator.stop()
  })

  medusaIntegrationTestRunner({
    cwd: join(__dirname, "../store"),
    testSuite: ({ api, getContainer, dbConfig }) => {
      beforeAll(async () => {
        const { baseURL } = (api as { defaults: { baseURL: string } }).defaults
        scene.container = getContainer()
        scene.base = baseURL
        scene.databaseUrl = dbConfig.clientUrl
        const shop = await seedShop(scene.container)
        scene.shop = shop
        scene.buyer = new Buyer(storefront(baseURL, shop), shop)
        scene.warehouse = new Warehouse(await backOffice(baseURL), shop)
      })
      beforeEach(async () => {
        await scene.amazon.control("POST", "/reset", {})
        await scene.amazon.control("POST", "/notifications", {
          endpoint: `${scene.base}/hooks/amazon-pay/ipn`,
        })
      })
      // Events still on their way would meet the next test's database.
      afterEach(async () => {
        await scene.amazon.simulator.idle()
        await sleep(200)
      })
      tests(scene)
    },
  })
}
