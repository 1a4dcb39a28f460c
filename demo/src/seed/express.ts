import { createShippingOptionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const EXPRESS = [
  { currency_code: "usd", amount: 14.5 },
  { currency_code: "eur", amount: 12.9 },
  { currency_code: "jpy", amount: 1200 },
]

/** A faster way to each zone, beside the standard one. */
export async function seedExpress(container: MedusaContainer): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [profile] = await fulfillment.listShippingProfiles({ type: "default" })
  if (!profile) throw new Error("The store has no shipping profile.")
  const zones = await fulfillment.listServiceZones({})
  await createShippingOptionsWorkflow(container).run({
    input: zones.map((zone) => ({
      name: `Express, ${zone.name}`,
      service_zone_id: zone.id,
      shipping_profile_id: profile.id,
      provider_id: "manual_manual",
      price_type: "flat" as const,
      type: { label: "Express", description: "Tomorrow", code: "express" },
      prices: EXPRESS,
      rules: [
        { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
        { attribute: "is_return", operator: "eq" as const, value: "false" },
      ],
    })),
  })
}
