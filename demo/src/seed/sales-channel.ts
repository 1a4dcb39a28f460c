import { createDefaultsWorkflow, updateStoresWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/**
 * The store itself, its sales channel and its publishable key are what Medusa makes at a first start. That start has
 * not been yet, so it is asked for them here; only the name and the currencies are ours.
 */
export async function seedSalesChannel(
  container: MedusaContainer,
): Promise<{ salesChannelId: string }> {
  await createDefaultsWorkflow(container).run()
  const [store] = await container.resolve(Modules.STORE).listStores()
  const salesChannelId = store?.default_sales_channel_id
  if (!store || !salesChannelId) throw new Error("Medusa made no store with a sales channel.")

  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Amazon Pay demo store",
        supported_currencies: [
          { currency_code: "usd", is_default: true },
          { currency_code: "eur", is_default: false },
        ],
      },
    },
  })
  return { salesChannelId }
}
