import {
  createRegionsWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createTaxRegionsWorkflow,
  updateProductVariantsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CATALOG } from "./catalog"

/** Dollars in yen, to the nearest ten: there are no parts of a yen. */
const yen = (dollars: number) => Math.round((dollars * 150) / 10) * 10

const STANDARD_SHIPPING_JPY = 700

/** Sells in yen to Japan. The consumption tax is in the prices once `seedTaxInclusion` has said so of the currency. */
export async function seedJapan(container: MedusaContainer, provider: string): Promise<void> {
  await allowYen(container)
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Japan",
          currency_code: "jpy",
          countries: ["jp"],
          is_tax_inclusive: true,
          payment_providers: [provider, "pp_system_default"],
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: "jp",
        provider_id: "tp_system",
        default_tax_rate: { rate: 10, code: "jp-consumption-tax", name: "消費税" },
      },
    ],
  })
  await shipToJapan(container)
  await priceInYen(container)
}

async function allowYen(container: MedusaContainer): Promise<void> {
  const stores = container.resolve(Modules.STORE)
  const [store] = await stores.listStores({}, { relations: ["supported_currencies"] })
  if (!store) throw new Error("Medusa made no store.")
  const known = (store.supported_currencies ?? []).map(({ currency_code, is_default }) => ({
    currency_code,
    is_default,
  }))
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        supported_currencies: [...known, { currency_code: "jpy", is_default: false }],
      },
    },
  })
}

async function shipToJapan(container: MedusaContainer): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [set] = await fulfillment.listFulfillmentSets({ type: "shipping" })
  const [profile] = await fulfillment.listShippingProfiles({ type: "default" })
  if (!set || !profile) throw new Error("The store ships nowhere yet.")
  const { result: zones } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: "Japan",
          fulfillment_set_id: set.id,
          geo_zones: [{ type: "country", country_code: "jp" }],
        },
      ],
    },
  })
  await createShippingOptionsWorkflow(container).run({
    input: zones.map((zone) => ({
      name: `Standard shipping, ${zone.name}`,
      service_zone_id: zone.id,
      shipping_profile_id: profile.id,
      provider_id: "manual_manual",
      price_type: "flat" as const,
      type: { label: "Standard", description: "Two to four days", code: "standard" },
      prices: [{ currency_code: "jpy", amount: STANDARD_SHIPPING_JPY }],
      rules: [
        { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
        { attribute: "is_return", operator: "eq" as const, value: "false" },
      ],
    })),
  })
}

async function priceInYen(container: MedusaContainer): Promise<void> {
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({}, { select: ["id", "sku"] })
  const prices = CATALOG.flatMap((product) => product.variants)
  await updateProductVariantsWorkflow(container).run({
    input: {
      product_variants: variants.flatMap(({ id, sku }) => {
        const known = prices.find((each) => each.sku === sku)
        if (!known) return []
        return [
          {
            id,
            prices: [
              { currency_code: "usd", amount: known.usd },
              { currency_code: "eur", amount: known.eur },
              { currency_code: "jpy", amount: yen(known.usd) },
            ],
          },
        ]
      }),
    },
  })
}
