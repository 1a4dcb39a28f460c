import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { seedAdminUser } from "../../demo/src/seed/admin-user"
import { seedProducts } from "../../demo/src/seed/products"
import { seedRegions } from "../../demo/src/seed/regions"
import { seedSalesChannel } from "../../demo/src/seed/sales-channel"
import { seedShipping } from "../../demo/src/seed/shipping"
import { seedStock } from "../../demo/src/seed/stock"
import { seedWarehouse } from "../../demo/src/seed/warehouse"
import { admin } from "./admin-login"

export interface Shop {
  stockLocationId: string
  publishableKey: string
  /** By currency, lower case. */
  regions: Record<string, { id: string; country: string; shippingOptionId: string }>
  /** Variant ids by SKU. */
  variants: Record<string, string>
}

/** The demo's shop: dollars without tax and euros with it, so that both ways of pricing are met. */
export async function seedShop(container: MedusaContainer): Promise<Shop> {
  process.env.DEMO_ADMIN_EMAIL = admin.email
  process.env.DEMO_ADMIN_PASSWORD = admin.password
  const { salesChannelId } = await seedSalesChannel(container)
  await seedRegions(container)
  const { stockLocationId, fulfillmentSetId } = await seedWarehouse(container, salesChannelId)
  const { shippingProfileId } = await seedShipping(container, fulfillmentSetId)
  await seedProducts(container, { salesChannelId, shippingProfileId })
  await seedStock(container, stockLocationId)
  await seedAdminUser(container)
  return await readShop(container)
}

const regionsSchema = z.array(
  z.object({
    id: z.string(),
    currency_code: z.string(),
    countries: z.array(z.object({ iso_2: z.string() })),
  }),
)
const optionsSchema = z.array(
  z.object({
    id: z.string(),
    service_zone: z.object({ geo_zones: z.array(z.object({ country_code: z.string() })) }),
  }),
)
const variantsSchema = z.array(z.object({ id: z.string(), sku: z.string() }))

/** The shop as it was seeded. */
export async function readShop(container: MedusaContainer): Promise<Shop> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ type: "publishable" })
  const { data: regions } = await query.graph({
    entity: "region",
    fields: ["id", "currency_code", "countries.iso_2"],
  })
  const { data: options } = await query.graph({
    entity: "shipping_option",
    fields: ["id", "service_zone.geo_zones.country_code"],
  })
  const { data: variants } = await query.graph({ entity: "variant", fields: ["id", "sku"] })
  const [location] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ name: "Main warehouse" })
  const zones = optionsSchema.parse(options)
  return {
    stockLocationId: location?.id ?? "",
    publishableKey: key?.token ?? "",
    regions: Object.fromEntries(
      regionsSchema.parse(regions).map(({ id, currency_code, countries }) => {
        const country = countries.map(({ iso_2 }) => iso_2).sort()[0] ?? ""
        const option = zones.find(({ service_zone }) =>
          service_zone.geo_zones.some((zone) => zone.country_code === country),
        )
        return [currency_code, { id, country, shippingOptionId: option?.id ?? "" }]
      }),
    ),
    variants: Object.fromEntries(variantsSchema.parse(variants).map(({ id, sku }) => [sku, id])),
  }
}
