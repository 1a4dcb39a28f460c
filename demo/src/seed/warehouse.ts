import {
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

/** One warehouse, which serves the sales channel and ships to the countries of both regions. */
export async function seedWarehouse(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<{ stockLocationId: string; fulfillmentSetId: string }> {
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: "Main warehouse",
          address: { address_1: "1 Dock Street", city: "Seattle", country_code: "US" },
        },
      ],
    },
  })
  const location = locations[0]
  if (!location) throw new Error("Medusa made no stock location.")
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: location.id, add: [salesChannelId] },
  })

  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfillment.createFulfillmentSets({
    name: "Parcels from the main warehouse",
    type: "shipping",
    service_zones: [
      { name: "United States", geo_zones: [{ type: "country", country_code: "us" }] },
      {
        name: "Europe",
        geo_zones: [
          { type: "country", country_code: "de" },
          { type: "country", country_code: "fr" },
        ],
      },
    ],
  })
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
  ])
  return { stockLocationId: location.id, fulfillmentSetId: set.id }
}
