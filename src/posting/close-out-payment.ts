import type { MedusaContainer, PaymentDTO } from "@medusajs/framework/types"
import { MathBN, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { chargeTarget } from "../modules/amazon-pay/decisions/charge-target"
import { chargedCaptures, isAwaited } from "../modules/amazon-pay/decisions/holds"
import { addAmounts } from "../modules/amazon-pay/money"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"
import { raisedAmount } from "../medusa-repairs/raise-payment-amount"
import { writePaymentBooks } from "../medusa-repairs/payment-books"

/**
 * An order that came to less than its payment was made for: once everything it costs is charged and booked, the payment
 * and its collection come to be for that, so that Medusa calls them captured and not captured in part for ever. Also one
 * that Medusa cancelled, with what was captured of it, when an edit left something to pay. Of an order that stands.
 */
export async function closeOutPayment(
  container: MedusaContainer,
  paymentId: string,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId, { relations: ["captures"] })
  if (payment.captured_at) return
  const charged = await chargedInFull(container, payment)
  const booked = MathBN.sum(0, ...(payment.captures ?? []).map(({ amount }) => amount))
  if (charged === undefined || !MathBN.eq(booked, charged)) return
  const collection = await payments.retrievePaymentCollection(payment.payment_collection_id, {
    relations: ["payments", "payments.captures"],
  })
  const less = MathBN.sub(collection.amount, MathBN.sub(payment.amount, charged))
  // The collection may have come to ask for less before this payment was made.
  const rest = raisedAmount({ ...collection, amount: less }, paymentId, charged)
  const complete = MathBN.lte(rest, collection.captured_amount ?? 0)
  const whole = { id: paymentId, amount: charged, captured_at: new Date(), canceled_at: null }
  await writePaymentBooks(container, whole, [
    {
      id: collection.id,
      amount: rest,
      ...(complete ? { status: PaymentCollectionStatus.COMPLETED } : {}),
    },
  ])
}

/** What was charged, when that is less than the payment was made for and nothing more is to be. */
async function chargedInFull(
  container: MedusaContainer,
  payment: PaymentDTO,
): Promise<string | undefined> {
  const snapshot = await ledgerOfPayment(container, payment)
  if (!snapshot) return undefined
  const { reference, operations } = snapshot
  if (MathBN.gte(chargeTarget(reference), reference.total)) return undefined
  const captures = chargedCaptures(snapshot)
  const open = captures.some(({ state }) => state === "pending")
  if (open || operations.some(isAwaited)) return undefined
  const charged = addAmounts(
    captures.map(({ amount }) => amount ?? "0"),
    reference.currency_code,
  )
  return MathBN.gt(charged, 0) && MathBN.gte(charged, chargeTarget(reference)) ? charged : undefined
}
