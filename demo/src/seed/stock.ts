import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** More than any number of demo orders will use up. */
const PLENTY = 1_000_000

export async function seedStock(
  container: MedusaContainer,
  stockLocationId: string,
): Promise<void> {
  const items = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({}, { select: ["id"] })
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map(({ id }) => ({
        inventory_item_id: id,
        location_id: stockLocationId,
        stocked_quantity: PLENTY,
      })),
    },
  })
}
