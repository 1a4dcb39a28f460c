import type { AmazonPayModuleService } from "medusa-payment-amazon-pay/modules/amazon-pay"
import type { MedusaContainer } from "@medusajs/framework/types"
import { eventually } from "./warehouse"

/**
 * Reads what a test has left at the inbox's door, and waits for whoever is reading there: a message that is stored while the
 * database is brought back would be the next test's.
 */
export async function doorCleared(container: MedusaContainer): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>("amazon_pay")
  await eventually(async () => {
    await engine.readArrivals()
    // What another one is reading is to be seen here until that is done.
    const left = await engine.listArrivals({}, { take: null })
    if (left.length) throw new Error(`${left.length} messages are still to be read.`)
  })
}
