import type { MedusaContainer } from "@medusajs/framework/types"
import { seedAdminUser } from "../seed/admin-user"
import { seedProducts } from "../seed/products"
import { seedRegions } from "../seed/regions"
import { seedSalesChannel } from "../seed/sales-channel"
import { seedShipping } from "../seed/shipping"
import { seedStock } from "../seed/stock"
import { seedWarehouse } from "../seed/warehouse"

/**
 * Fills an empty database with a small shop that sells in dollars and in euros. Medusa runs the scripts of this
 * folder with `medusa db:migrate`, each once for a database.
 */
export default async function seedDemoStore({
  container,
}: {
  container: MedusaContainer
}): Promise<void> {
  const { salesChannelId } = await seedSalesChannel(container)
  await seedRegions(container)
  const { stockLocationId, fulfillmentSetId } = await seedWarehouse(container, salesChannelId)
  const { shippingProfileId } = await seedShipping(container, fulfillmentSetId)
  await seedProducts(container, { salesChannelId, shippingProfileId })
  await seedStock(container, stockLocationId)
  await seedAdminUser(container)
}
