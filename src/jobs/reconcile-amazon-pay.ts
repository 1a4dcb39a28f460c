import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcile } from "../workflows/reconcile"

/** Once a minute: what is due, and nothing else. */
export default async function reconcileAmazonPay(container: MedusaContainer): Promise<void> {
  await reconcile(container)
}

export const config = {
  name: "reconcile-amazon-pay",
  schedule: "* * * * *",
}
