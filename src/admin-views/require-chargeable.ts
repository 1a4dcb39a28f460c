import type { MedusaContainer } from "@medusajs/framework/types"
import { refused } from "../modules/amazon-pay/errors"
import { accountsOf } from "../medusa/accounts"
import { keyOf, sentenceOf } from "../reconciliation/attention-reasons"
import { assessPayment } from "../reconciliation/assess-payment"
import { stoppedShipping } from "../reconciliation/stopped-shipping"
import { readOrder } from "../medusa/read-order"
import type { PaymentEntry } from "./order-panel"
import type { ShippingView } from "./before-shipping"
import { previewOf } from "./preview-parcel"
import { readEntries } from "./read-entries"
import { requireOrder } from "./read-panel"

/**
 * Refuses to let goods go that Amazon takes no charge for, or says not to ship, where the account's option `guard` is `block`. By what the
 * ledger knows: Amazon is not asked, and what it would decline in the end nobody knows before.
 * @param items quantity by line
 * @throws MedusaError NOT_ALLOWED with the reason, NOT_FOUND when there is no such order
 */
export async function requireChargeable(
  container: MedusaContainer,
  orderId: string,
  items: readonly { id: string; quantity: number }[],
): Promise<void> {
  if (!accountsOf(container).some(({ options }) => options.guard === "block")) return
  await requireOrder(container, orderId)
  const order = await readOrder(container, orderId)
  const entries = await readEntries(container, order)
  if (!entries.some(({ account }) => account?.options.guard === "block")) return
  const why = hindrance(previewOf(order, entries, items)) ?? (await whyStopped(container, entries))
  if (why) throw refused(`${why} (The option \`guard\` of Amazon Pay is "block".)`)
}

/** What Amazon says against shipping, unless somebody has dismissed it. */
async function whyStopped(
  container: MedusaContainer,
  entries: readonly PaymentEntry[],
): Promise<string | null> {
  for (const { account, snapshot } of entries) {
    if (account?.options.guard !== "block") continue
    const assessment = await assessPayment(container, account, snapshot.reference.id)
    const finding = stoppedShipping(assessment).find((one) => !assessment.dismissed.has(keyOf(one)))
    if (!finding) continue
    return sentenceOf(finding.reason, finding.amount, snapshot.reference.currency_code)
  }
  return null
}

function hindrance(preview: ShippingView | null): string | null {
  switch (preview?.way) {
    case "unreachable":
      return `This would ship what cannot be charged: ${preview.amount} are to be taken for it, and Amazon takes no charge for this order any more. Ask the buyer for another payment.`
    case "suspended":
      return `This would ship what cannot be charged: ${preview.amount} are to be taken for it, and Amazon waits for the buyer to choose another payment method. Wait until they have.`
    case "declined":
      return "This would ship what cannot be charged: Amazon has declined the payment of this order. Ask the buyer to change the payment method at Amazon."
    case "failed":
      return "This would ship what cannot be charged: Amazon has declined the payment of this order. Authorize it again in the order's panel, or ask the buyer for another payment."
    case "rejected":
      return "This would ship what cannot be charged: Amazon has rejected the payment of this order. Ask the buyer for another payment, or cancel the order."
    case "not-authorized":
      return "This would ship what cannot be charged yet: Amazon has not authorized the payment of this order, and may decline it. Wait until it has."
    default:
      return null
  }
}
