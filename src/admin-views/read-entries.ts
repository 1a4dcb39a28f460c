import type { MedusaContainer } from "@medusajs/framework/types"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OrderReferenceRow,
  type Snapshot,
} from "../modules/amazon-pay"
import { chosenOf } from "../modules/amazon-pay/decisions/chosen-reference"
import { chargedCaptures, openAuthorization } from "../modules/amazon-pay/decisions/holds"
import { accountsOf } from "../medusa/accounts"
import { costsNothing, isPaidOtherwise, isPlacedWith } from "../reconciliation/placed-with"
import { sessionsOf } from "../medusa/collection-sessions"
import { collectionsOfOrder } from "../medusa/order-collections"
import type { OrderFacts } from "../charging/order-facts"
import { payingWith } from "../charging/paying"
import { orderAddresses } from "../medusa/order-addresses"
import type { PaymentEntry } from "./order-panel"

/**
 * The order references of an order, in the order of its payments; then those Amazon has not authorized yet, of which
 * Medusa has no payment: what the order was placed with, and whatever else Amazon holds or has charged for it. Found by the
 * order's payment collections: payment sessions come and go.
 */
export async function readEntries(
  container: MedusaContainer,
  order: OrderFacts,
): Promise<PaymentEntry[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const found: { reference: OrderReferenceRow; paymentId: string | null; canceled: boolean }[] = []
  for (const { id, orderReferenceId, canceled } of payingWith(order.payments)) {
    const reference = await engine.findOrderReference({
      amazon_order_reference_id: orderReferenceId,
    })
    if (reference) found.push({ reference, paymentId: id, canceled })
  }
  for (const payment_collection_id of await collectionsOfOrder(container, order.id)) {
    const references = await engine.orderReferencesOf(payment_collection_id)
    for (const reference of references) {
      if (found.some((one) => one.reference.id === reference.id)) continue
      // Something was charged for nothing, or the checkout was cut off: there is something to do about it.
      const isListed = reference.attention !== null
      if (!isListed && (isPaidOtherwise({ order, reference }) || costsNothing(order))) continue
      // Its checkout may be under way.
      if (!isListed && reference.state === "Draft") continue
      const sessions = await sessionsOf(container, reference)
      const isShown =
        isListed ||
        isPlacedWith({ order, reference }, sessions, chosenOf(references)?.id) ||
        hasMoney(await engine.snapshot(reference.id))
      if (isShown) found.push({ reference, paymentId: null, canceled: false })
    }
  }
  const accounts = accountsOf(container)
  const goesTo = await orderAddresses(container, order.id)
  const change = goesTo.changes.findLast(({ of }) => of === "shipping_address")
  return await Promise.all(
    found.map(async ({ reference, ...payment }) => {
      const { amazon_order_reference_id } = reference
      return {
        ...payment,
        snapshot: await engine.snapshot(reference.id),
        account: accounts.find(({ key }) => key === reference.account),
        notifications: await engine.notificationsAbout(amazon_order_reference_id),
        auditEntries: await engine.auditEntriesAbout({ amazon_order_reference_id }),
        addressDifferences:
          (await engine.differencesFromChosen(amazon_order_reference_id, goesTo)) ?? [],
        addressChange: change ?? null,
        dismissals: await engine.dismissalsOf([reference.id]),
      }
    }),
  )
}

/** Whether Amazon holds or has charged something. */
function hasMoney(snapshot: Snapshot): boolean {
  return openAuthorization(snapshot) !== undefined || chargedCaptures(snapshot).length > 0
}
