import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { keepChanges, keepTables, restoreTables } from "../../../support/kept-tables"
import { MARKET, seedMarketGoods } from "../../../support/market-goods"
import { demoBaskets, marketBaskets } from "../../../support/ready-baskets"
import { layReady } from "../../../support/ready-carts"
import { readShop, seedShop } from "../../../support/shop"

/** A schema that holds the shop while the market is made. */
const SHOP = "kept_shop"

/**
 * What every test finds: the demo's shop, and carts of its goods that lie ready to be paid. What `openMarket` adds to it
 * lies ready in a schema of its own: who has not opened it finds nothing of it.
 */
export default async function seedTestStore({
  container,
}: {
  container: MedusaContainer
}): Promise<void> {
  const tables = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const shop = await seedShop(container)
  for (const basket of demoBaskets) await layReady(container, shop, basket)
  await tables.raw(keepTables(SHOP))
  await seedMarketGoods(container)
  const market = await readShop(container)
  for (const basket of marketBaskets) await layReady(container, market, basket)
  await tables.raw(keepChanges(MARKET, SHOP))
  await tables.raw(restoreTables(SHOP))
  await tables.raw(`DROP SCHEMA ${SHOP} CASCADE`)
}
