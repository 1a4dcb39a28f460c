import { createRegionsWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"

/** Amazon Pay beside Medusa's built-in provider, so that orders of both kinds can be tried in one store. */
const PAYMENT_PROVIDERS = ["pp_amazon-pay_amazon-pay", "pp_system_default"]

const TAX_RATES = [
  { country: "us", rate: 8.25, code: "us-sales-tax", name: "Sales tax" },
  { country: "de", rate: 19, code: "de-vat", name: "Mehrwertsteuer" },
  { country: "fr", rate: 20, code: "fr-vat", name: "TVA" },
]

/**
 * Where the store sells, and the taxes there. A region's own setting is not enough for prices that hold the tax: Medusa
 * asks a region only about prices of that region, and the catalog's are by currency. `seedTaxInclusion` sets it for the
 * currency; a store seeded without it adds the tax to prices in euros.
 */
export async function seedRegions(container: MedusaContainer): Promise<void> {
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "United States",
          currency_code: "usd",
          countries: ["us"],
          is_tax_inclusive: false,
          payment_providers: PAYMENT_PROVIDERS,
        },
        {
          name: "Europe",
          currency_code: "eur",
          countries: ["de", "fr"],
          is_tax_inclusive: true,
          payment_providers: PAYMENT_PROVIDERS,
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: TAX_RATES.map(({ country, ...rate }) => ({
      country_code: country,
      provider_id: "tp_system",
      default_tax_rate: rate,
    })),
  })
}
