import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { moveElsewhere } from "./addresses"
import { subscribersDone, watchStore } from "./activity"
import { localBus } from "./local-bus"
import { Amazon, type Modes } from "./amazon"
import { Buyer } from "./buyer"
import { openGates } from "./gate"
import { backOffice, storefront } from "./http"
import { keptStore, type KeptStore } from "./kept-store"
import type { ReadyCart } from "./ready-carts"
import type { Shop } from "./shop"
import { StoreDatabase } from "./store-database"
import { runNoJobs, waitForLocks, watchSubscribers } from "./store-process"
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
  /** Makes database and Amazon as new, as before every test. */
  renew: () => Promise<void>
}

/**
 * A real store on a real PostgreSQL, seeded, with a simulated Amazon that notifies it. Database and Amazon are as new
 * for every test: what `beforeAll` of the tests adds to the seed belongs to it.
 */
export function storeSuite(modes: Modes, tests: (scene: Scene) => void): void {
  // Longer than any wait in a test, which says what it waits for.
  jest.setTimeout(600_000)
  const scene = {} as Scene
  let store: KeptStore
  let database: StoreDatabase
  /** Of the carts that lie ready, those that are left when the tests begin. */
  let carts: readonly ReadyCart[] | undefined

  beforeAll(async () => {
    runNoJobs()
    store = await keptStore(modes)
    const { container, base, shop } = store
    waitForLocks(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
    scene.amazon = new Amazon(store.simulator)
    database = await StoreDatabase.enter(store.database)
    scene.databaseUrl = database.url
    Object.assign(scene, { container, base, shop })
    watchStore(watchSubscribers(localBus(container)), () => store.simulator.idle())
    // The file before may have left something under way, as every test may.
    await settled(scene)
    await database.restore("seed")
    scene.buyer = new Buyer(storefront(base, shop), shop)
    scene.buyer.readyCarts = store.carts
    scene.warehouse = new Warehouse(await backOffice(base), shop)
    scene.renew = async () => {
      await settled(scene)
      await database.restore("test")
      scene.buyer.readyCarts = carts ?? []
      moveElsewhere()
      await scene.amazon.control("POST", "/reset", { addresses: true })
      await scene.amazon.control("POST", "/notifications", {
        endpoint: `${base}/hooks/amazon-pay/ipn`,
      })
    }
  })
  afterAll(async () => {
    store.isSpent = scene.amazon.hasThrottled
    await database.leave()
  })

  describe("", () => {
    beforeEach(async () => {
      // Not before: everything that belongs to the seed is there only now.
      if (!carts) await database.keep("test")
      carts ??= scene.buyer.readyCarts
      await scene.renew()
    })
    // What is still under way would meet the next test's database.
    afterEach(async () => {
      await openGates()
      await scene.amazon.control("DELETE", "/faults")
      await settled(scene)
    })
    tests(scene)
  })
}

/** The same for tests whose names go on from a few words. */
export function namedSuite(name: string, modes: Modes, tests: (scene: Scene) => void): void {
  describe(name, () => storeSuite(modes, tests))
}

/** Waits until Amazon has delivered what it had to say, and the store has done what was to be done. */
async function settled({ amazon }: Scene): Promise<void> {
  // A subscriber may call Amazon, and Amazon the store: one more round finds out.
  for (let round = 0; round < 2; round++) {
    await amazon.simulator.idle()
    await subscribersDone()
  }
}
