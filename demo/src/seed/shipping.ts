import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const STANDARD_SHIPPING_USD = 6.95
const STANDARD_SHIPPING_EUR = 5.9

/** A standard shipping option for each zone of the warehouse. */
export async function seedShipping(
  container: MedusaContainer,
  fulfillmentSetId: string,
): Promise<{ shippingProfileId: string }> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const shippingProfileId = await defaultProfile(container)
  const zones = await fulfillment.listServiceZones({ fulfillment_set: { id: fulfillmentSetId } })

  await createShippingOptionsWorkflow(container).run({
    input: zones.map((zone) => ({
      name: `Standard shipping, ${zone.name}`,
      service_zone_id: zone.id,
      shipping_profile_id: shippingProfileId,
      provider_id: "manual_manual",
      price_type: "flat" as const,
      type: { label: "Standard", description: "Two to four days", code: "standard" },
      prices: [
        { currency_code: "usd", amount: STANDARD_SHIPPING_USD },
        { currency_code: "eur", amount: STANDARD_SHIPPING_EUR },
      ],
      rules: [
        { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
        { attribute: "is_return", operator: "eq" as const, value: "false" },
      ],
    })),
  })
  return { shippingProfileId }
}

/** Medusa makes a default profile itself in some ways of starting; a second one would be refused. */
async function defaultProfile(container: MedusaContainer): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [existing] = await fulfillment.listShippingProfiles({ type: "default" })
  if (existing) return existing.id
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Parcels", type: "default" }] },
  })
  const made = result[0]
  if (!made) throw new Error("Medusa made no shipping profile.")
  return made.id
}
