import {
  createPricePreferencesWorkflow,
  updatePricePreferencesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/**
 * Prices in these currencies hold the tax. A region's own setting is not enough: the catalog has prices by currency,
 * and Medusa then asks the currency.
 */
export async function seedTaxInclusion(
  container: MedusaContainer,
  currencies: string[],
): Promise<void> {
  const known = await container.resolve(Modules.PRICING).listPricePreferences({
    attribute: "currency_code",
    value: currencies,
  })
  const missing = currencies.filter((code) => !known.some(({ value }) => value === code))
  if (known.length > 0) {
    await updatePricePreferencesWorkflow(container).run({
      input: {
        selector: { id: known.map(({ id }) => id) },
        update: { is_tax_inclusive: true },
      },
    })
  }
  if (missing.length > 0) {
    await createPricePreferencesWorkflow(container).run({
      input: missing.map((value) => ({
        attribute: "currency_code",
        value,
        is_tax_inclusive: true,
      })),
    })
  }
}
