import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils"
import {
  createInventoryItemsWorkflow,
  createProductsWorkflow,
  createPromotionsWorkflow,
  createRegionsWorkflow,
  createShippingOptionsWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { AMAZON_PAY } from "./provider-id"

/** Prices by currency; they do not divide evenly. */
const prices = (usd: number, eur: number, jpy: number) => [
  { currency_code: "usd", amount: usd },
  { currency_code: "eur", amount: eur },
  { currency_code: "jpy", amount: jpy },
]
const plenty = 1_000_000
const usual = { enabled_in_store: "true", is_return: "false" }
const rules = Object.entries(usual).map(([attribute, value]) => ({
  attribute,
  operator: "eq" as const,
  value,
}))

/** The schema of the seeded database that holds what the market adds to the shop, until somebody opens it. */
export const MARKET = "kept_market"
export const SECOND_WAREHOUSE = "Second warehouse"

/** What the market needs to know of the demo's shop. */
interface Ground {
  salesChannelId: string
  stockLocationId: string
  fulfillmentSetId: string
  shippingProfileId: string
}

/**
 * Goods of every kind beside the demo's: by the measure (TEA), a kit of 2 cups and 1 pot (KIT), one that needs no
 * shipping (SONG), one that is sent another way (ANVIL); a second warehouse, yen, and promotions.
 */
export async function seedMarketGoods(container: MedusaContainer): Promise<void> {
  const ground = await groundOf(container)
  const otherLocationId = await secondWarehouse(container, ground)
  const heavyProfileId = await shipping(container, ground)
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Japan",
          currency_code: "jpy",
          countries: ["jp"],
          payment_providers: [AMAZON_PAY, "pp_system_default"],
        },
      ],
    },
  })
  const stock = async (sku: string) => {
    const { result } = await createInventoryItemsWorkflow(container).run({
      input: {
        items: [
          {
            sku,
            requires_shipping: true,
            location_levels: [ground.stockLocationId, otherLocationId].map((location_id) => ({
              location_id,
              stocked_quantity: plenty,
            })),
          },
        ],
      },
    })
    return result[0]?.id ?? ""
  }
  const product = (
    sku: string,
    price: ReturnType<typeof prices>,
    over: { profile?: string; kit?: { inventory_item_id: string; required_quantity: number }[] },
  ) => ({
    title: sku,
    status: ProductStatus.PUBLISHED,
    shipping_profile_id: over.profile,
    sales_channels: [{ id: ground.salesChannelId }],
    options: [{ title: "Kind", values: ["One"] }],
    variants: [
      {
        title: "One",
        sku,
        options: { Kind: "One" },
        manage_inventory: Boolean(over.kit),
        inventory_items: over.kit,
        prices: price,
      },
    ],
  })
  const profile = ground.shippingProfileId
  const [cup, pot] = [await stock("CUP"), await stock("POT")]
  await createProductsWorkflow(container).run({
    input: {
      products: [
        product("TEA", prices(3.33, 2.95, 347), { profile }),
        product("KIT", prices(41.01, 38.9, 4_321), {
          profile,
          kit: [
            { inventory_item_id: cup, required_quantity: 2 },
            { inventory_item_id: pot, required_quantity: 1 },
          ],
        }),
        product("SONG", prices(1.29, 1.19, 150), {}),
        product("ANVIL", prices(88.88, 80.08, 9_999), { profile: heavyProfileId }),
      ],
    },
  })
  await promotions(container)
}

async function groundOf(container: MedusaContainer): Promise<Ground> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({})
  const [location] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({})
  const [set] = await fulfillment.listFulfillmentSets({})
  const [profile] = await fulfillment.listShippingProfiles({ type: "default" })
  return {
    salesChannelId: channel?.id ?? "",
    stockLocationId: location?.id ?? "",
    fulfillmentSetId: set?.id ?? "",
    shippingProfileId: profile?.id ?? "",
  }
}

async function secondWarehouse(container: MedusaContainer, ground: Ground): Promise<string> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: SECOND_WAREHOUSE }] },
  })
  const id = result[0]?.id ?? ""
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id, add: [ground.salesChannelId] },
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  return id
}

/** A way to send to Japan, and a second way to send to America, for heavy goods. @returns the heavy goods' profile */
async function shipping(container: MedusaContainer, ground: Ground): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const heavy = await fulfillment.createShippingProfiles({ name: "Heavy", type: "heavy" })
  const japan = await fulfillment.createServiceZones({
    name: "Japan",
    fulfillment_set_id: ground.fulfillmentSetId,
    geo_zones: [{ type: "country", country_code: "jp" }],
  })
  const america = (
    await fulfillment.listServiceZones({ fulfillment_set: { id: ground.fulfillmentSetId } })
  ).find(({ name }) => name === "United States")
  const option = (name: string, zone: string, profile: string, usd: number, jpy: number) => ({
    name,
    service_zone_id: zone,
    shipping_profile_id: profile,
    provider_id: "manual_manual",
    price_type: "flat" as const,
    type: { label: name, description: name, code: "standard" },
    prices: prices(usd, usd, jpy),
    rules,
  })
  await createShippingOptionsWorkflow(container).run({
    input: [
      option("Japan", japan.id, ground.shippingProfileId, 6.95, 801),
      option("Freight", america?.id ?? "", heavy.id, 19.99, 2_999),
    ],
  })
  return heavy.id
}

/** TENTH is off the order, TOTES off some lines, CARRIED off the shipping. */
async function promotions(container: MedusaContainer): Promise<void> {
  const tenth = { type: "percentage" as const, value: 10, currency_code: "usd" }
  const promotion = (code: string, application_method: object) => ({
    code,
    type: "standard" as const,
    status: "active" as const,
    application_method,
  })
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        promotion("TENTH", { ...tenth, target_type: "items", allocation: "across" }),
        promotion("SEVENTH", {
          ...tenth,
          value: 14.2857,
          target_type: "items",
          allocation: "each",
          max_quantity: 3,
        }),
        promotion("CARRIED", {
          ...tenth,
          value: 100,
          target_type: "shipping_methods",
          allocation: "across",
        }),
      ] as never,
    },
  })
}
