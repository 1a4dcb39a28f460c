import type { MedusaContainer } from "@medusajs/framework/types"
import { otherAccounts } from "../environment"
import { seedExpress } from "../seed/express"
import { seedJapan } from "../seed/japan"
import { seedProvider } from "../seed/provider"
import { seedTaxInclusion } from "../seed/tax-inclusion"

/**
 * What the shop's pages need beside the two regions: a second way to be sent things, Europe paying with the European
 * account, and Japan. Comes after `seed-demo-store`, since Medusa goes by the names.
 */
export default async function seedMarkets({
  container,
}: {
  container: MedusaContainer
}): Promise<void> {
  const regions = otherAccounts(process.env).map(({ region }) => region)
  if (regions.includes("eu")) await seedProvider(container, "eur", "pp_amazon-pay_eu")
  if (regions.includes("jp")) await seedJapan(container, "pp_amazon-pay_jp")
  await seedTaxInclusion(container, ["eur", "jpy"])
  await seedExpress(container)
}
