import { startApp } from "@medusajs/test-utils"
import { container as medusaContainer } from "@medusajs/framework"
import { MedusaModule } from "@medusajs/framework/modules-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Simulator } from "amazon-pay-simulator"
import { join } from "node:path"
import { localBus } from "./local-bus"
import { Amazon, type Modes } from "./amazon"
import { readReadyCarts, type ReadyCart } from "./ready-carts"
import { readShop, type Shop } from "./shop"
import { StoreDatabase } from "./store-database"

const folder = join(__dirname, "../store")

/** A store that runs, on a copy of the seeded database, and the Amazon that it was told of. */
export interface KeptStore {
  /** What it was booted with. */
  readonly like: string
  readonly simulator: Simulator
  readonly database: string
  readonly container: MedusaContainer
  readonly base: string
  readonly shop: Shop
  /** What every test finds ready to be paid. */
  readonly carts: readonly ReadyCart[]
  readonly shutdown: () => Promise<void>
  /** Whether its process remembers what no other test file may find; the database is not meant. */
  isSpent: boolean
}

declare global {
  /** What outlives a test file, but no process: see `setup/store-runtime.js`. */
  var storeShelf: { store?: KeptStore | undefined; forget: (folder: string) => void }
}

/**
 * A store with these modes: the one that the test file before has left, if it was booted with the same, or a new one.
 * Nothing of a test file may be kept with it but data: its code is gone when the file has ended.
 */
export async function keptStore(modes: Modes): Promise<KeptStore> {
  const like = JSON.stringify([modes, process.env.AMAZON_PAY_SECOND])
  const { store } = storeShelf
  if (store?.like === like && !store.isSpent) return store
  if (store) await end(store)
  const { simulator } = await Amazon.start(modes)
  const database = await StoreDatabase.create()
  process.env.DATABASE_URL = database.url
  const { container, port, shutdown } = await startApp({ cwd: folder })
  const shop = await readShop(container)
  const carts = await readReadyCarts(container)
  const base = `http://localhost:${port}`
  await database.keep("seed")
  await database.leave()
  return (storeShelf.store = {
    ...{ like, simulator, database: database.name },
    ...{ container, base, shop, carts, shutdown, isSpent: false },
  })
}

async function end({ container, shutdown, simulator, database }: KeptStore): Promise<void> {
  storeShelf.store = undefined
  await shutdown()
  // All local buses of a process are one: whoever listens there still would do the next store's work a second time.
  localBus(container).removeAllListeners()
  await simulator.stop()
  await StoreDatabase.drop(database)
  forget()
}

/** Medusa expects to be booted once in a process: what it would find of the store before is taken out of its way. */
function forget(): void {
  MedusaModule.clearInstances()
  medusaContainer.register(ContainerRegistrationKeys.PG_CONNECTION, undefined as never)
  // Its configuration was read with other modes.
  storeShelf.forget(folder)
}
