import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"

/** Has the region of a currency paid with another account than the store's main one. */
export async function seedProvider(
  container: MedusaContainer,
  currency: string,
  provider: string,
): Promise<void> {
  await updateRegionsWorkflow(container).run({
    input: {
      selector: { currency_code: currency },
      update: { payment_providers: [provider, "pp_system_default"] },
    },
  })
}
