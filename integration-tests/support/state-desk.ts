import { z } from "@medusajs/framework/zod"
import type { Scene } from "./store-suite"

const some = z.array(z.object({ id: z.string() })).min(1)
const taxes = z.object({ tax_regions: some })
const profiles = z.object({ shipping_profiles: some })
const locations = z.object({
  stock_locations: z.array(z.object({ fulfillment_sets: some })).min(1),
})
const set = z.object({
  fulfillment_set: z.object({
    service_zones: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})

/** What the dashboard does for a state of a country: taxes and ways to send goods of its own. */
export class StateDesk {
  constructor(private readonly scene: Scene) {}

  /** @param province as the dashboard has it, such as `us-wa` */
  async tax(province: string, rate: number): Promise<void> {
    const country_code = province.slice(0, 2)
    const known = await this.#ask(taxes, "GET", `/admin/tax-regions?country_code=${country_code}`)
    await this.#ask(z.unknown(), "POST", "/admin/tax-regions", {
      ...{ country_code, province_code: province, parent_id: known.tax_regions[0]?.id },
      default_tax_rate: { rate, code: province, name: province },
    })
  }

  /** Offers a way to send to it, named like it (major units of the dollar). */
  async shipTo(province: string, amount: number): Promise<void> {
    const path = `/admin/stock-locations?id=${this.scene.shop.stockLocationId}&fields=id,*fulfillment_sets`
    const { stock_locations } = await this.#ask(locations, "GET", path)
    const zones = `/admin/fulfillment-sets/${stock_locations[0]?.fulfillment_sets[0]?.id ?? ""}/service-zones`
    const geo_zones = [
      { type: "province", country_code: province.slice(0, 2), province_code: province },
    ]
    const made = await this.#ask(set, "POST", `${zones}?fields=id,*service_zones`, {
      ...{ name: province, geo_zones },
    })
    const zone = made.fulfillment_set.service_zones.find(({ name }) => name === province)
    const known = await this.#ask(profiles, "GET", "/admin/shipping-profiles?type=default")
    await this.#ask(z.unknown(), "POST", "/admin/shipping-options", {
      ...{ name: province, service_zone_id: zone?.id, provider_id: "manual_manual" },
      shipping_profile_id: known.shipping_profiles[0]?.id,
      price_type: "flat",
      type: { label: province, description: province, code: "standard" },
      prices: [{ currency_code: "usd", amount }],
      rules: [
        { attribute: "enabled_in_store", operator: "eq", value: "true" },
        { attribute: "is_return", operator: "eq", value: "false" },
      ],
    })
  }

  async #ask<T>(answers: z.ZodType<T>, method: string, path: string, body?: object): Promise<T> {
    const answer = await this.scene.warehouse.office(method, path, body)
    if (answer.status !== 200) {
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answers.parse(answer.body)
  }
}
