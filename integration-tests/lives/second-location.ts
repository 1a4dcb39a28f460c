import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { seedStock } from "../../demo/src/seed/stock"
import type { Scene } from "../support/store-suite"

const name = "Second warehouse"

/** A second place to pack from, with plenty of everything. */
export async function makeSecondLocation({ container }: Scene): Promise<void> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name }] },
  })
  const id = result[0]?.id ?? ""
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels()
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id, add: [channel?.id ?? ""] },
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  await seedStock(container, id)
}

export async function locationOf(
  { container, shop }: Scene,
  from: "main" | "second",
): Promise<string> {
  if (from === "main") return shop.stockLocationId
  const [second] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name })
  return second?.id ?? ""
}
