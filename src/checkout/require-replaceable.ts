import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OrderReferenceRow,
} from "../modules/amazon-pay"
import { chosenOf } from "../modules/amazon-pay/decisions/chosen-reference"
import { reached } from "../modules/amazon-pay/decisions/checkout-step"
import { keepsPlace } from "../modules/amazon-pay/decisions/kept-payment"
import { refused } from "../modules/amazon-pay/errors"
import { paidAlready } from "../modules/amazon-pay/ledger/binding"
import { amountText, isEqualAmount } from "../modules/amazon-pay/money"
import { accountsOf, type Account } from "../medusa/accounts"
import { ownPayment } from "../reconciliation/placed-with"
import { orderOfCollection } from "../medusa/order-collections"
import { readOrder } from "../medusa/read-order"

/** What a payment session that is to be made would offer. */
export interface OfferedSession {
  providerId: string | undefined
  amazonOrderReferenceId: string | undefined
}

/**
 * Lets a payment session be made for a payment collection, unless its order was placed with Amazon Pay: that payment
 * stands. An order that Amazon declined, or of which nothing is held or charged after its order reference's end, may be
 * paid another way; nobody pays for a cancelled one. A cart that Amazon has charged for is completed with that.
 * @throws MedusaError NOT_ALLOWED
 */
export async function requireReplaceable(
  container: MedusaContainer,
  collectionId: string,
  offered: OfferedSession,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const references = await engine.orderReferencesOf(collectionId)
  const chosen = chosenOf(references)
  if (!chosen) return
  const orderId = await orderOfCollection(container, collectionId)
  if (!orderId) {
    const goesOn = offersChosen(accountsOf(container), chosen, offered)
    if (!goesOn) await requireUncharged(container, chosen)
    return
  }
  const order = await readOrder(container, orderId)
  const isPaid = references.some((reference) => {
    const payment = ownPayment({ order, reference })
    return payment && (order.canceled || !payment.canceled)
  })
  const kept = { ...(await engine.snapshot(chosen.id)), isOrdered: true }
  if (isPaid || order.canceled || keepsPlace(kept)) throw paidAlready()
}

/** Whether a session goes on with the chosen order reference: a session of another provider pays with nothing of it, whatever it names. */
export function offersChosen(
  accounts: readonly Pick<Account, "key" | "providerId">[],
  chosen: Pick<OrderReferenceRow, "account" | "amazon_order_reference_id">,
  { providerId, amazonOrderReferenceId }: OfferedSession,
): boolean {
  return (
    amazonOrderReferenceId === chosen.amazon_order_reference_id &&
    accounts.some((own) => own.key === chosen.account && own.providerId === providerId)
  )
}

async function requireUncharged(
  container: MedusaContainer,
  reference: OrderReferenceRow,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const come = reached(await engine.snapshot(reference.id))
  const isCharged = come?.do !== "resolve" && come?.operation.kind === "capture"
  if (!isCharged) return
  const { amazon_order_reference_id: id, payment_collection_id, currency_code, total } = reference
  const { amount } = await container
    .resolve(Modules.PAYMENT)
    .retrievePaymentCollection(payment_collection_id)
  if (!isEqualAmount(amountText(amount, currency_code), total)) return
  throw refused(
    `Amazon has charged ${total} ${currency_code} for this cart already (${id}). Complete the cart with that payment.`,
  )
}
