import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ProductStatus } from "@medusajs/framework/utils"
import { CATALOG } from "./catalog"

/** The catalog, with a price in each currency for every variant. */
export async function seedProducts(
  container: MedusaContainer,
  ids: { salesChannelId: string; shippingProfileId: string },
): Promise<void> {
  await createProductsWorkflow(container).run({
    input: {
      products: CATALOG.map((product) => ({
        title: product.title,
        handle: product.handle,
        description: product.description,
        status: ProductStatus.PUBLISHED,
        shipping_profile_id: ids.shippingProfileId,
        sales_channels: [{ id: ids.salesChannelId }],
        options: [{ title: product.option, values: product.variants.map(({ value }) => value) }],
        variants: product.variants.map(({ value, sku, usd, eur }) => ({
          title: value,
          sku,
          options: { [product.option]: value },
          manage_inventory: true,
          prices: [
            { currency_code: "usd", amount: usd },
            { currency_code: "eur", amount: eur },
          ],
        })),
      })),
    },
  })
}
