import type { MedusaContainer } from "@medusajs/framework/types"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OrderReferenceRow,
} from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import { collectionsOfOrder } from "../order-collections"
import type { OrderFacts } from "../parcel/order-facts"
import type { PaymentEntry } from "./order-panel"

/**
 * The order references of an order, in the order of its payments; then those Amazon has not authorized yet, of which
 * Medusa has no payment.
 */
export async function readEntries(
  container: MedusaContainer,
  order: OrderFacts,
): Promise<PaymentEntry[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const found: { reference: OrderReferenceRow; paymentId: string | null; canceled: boolean }[] = []
  for (const { id, orderReferenceId, canceled } of order.payments) {
    if (!orderReferenceId) continue
    const reference = await engine.findOrderReference({
      amazon_order_reference_id: orderReferenceId,
    })
    if (reference) found.push({ reference, paymentId: id, canceled })
  }
  for (const payment_collection_id of await collectionsOfOrder(container, order.id)) {
    const reference = await engine.findOrderReference({ payment_collection_id })
    if (!reference || found.some((one) => one.reference.id === reference.id)) continue
    // Of a cart whose buyer changed their mind and paid otherwise.
    if (reference.state === "Draft" || order.payments.length) continue
    found.push({ reference, paymentId: null, canceled: false })
  }
  const accounts = accountsOf(container)
  return await Promise.all(
    found.map(async ({ reference, ...payment }) => ({
      ...payment,
      snapshot: await engine.snapshot(reference.id),
      account: accounts.find(({ key }) => key === reference.account),
      notifications: await engine.notificationsAbout(reference.amazon_order_reference_id),
    })),
  )
}
