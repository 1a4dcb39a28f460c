import type {
  MedusaContainer,
  PaymentCollectionDTO,
  PaymentCollectionUpdatableFields,
  PaymentDTO,
} from "@medusajs/framework/types"
import { MathBN, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { nonFailedCaptures } from "../modules/amazon-pay/decisions/holds"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"
import { writePaymentBooks } from "../medusa-repairs/payment-books"

/**
 * Cancels a payment that nothing was charged to, once its order reference has ended: what its collection is for goes with it, as
 * when Medusa cancels one that an edit has made needless.
 */
export async function dropPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId, { relations: ["captures"] })
  if (payment.canceled_at || payment.captured_at || payment.captures?.length) return
  // What a person has charged since somebody looked may not be booked yet.
  const ledger = await ledgerOfPayment(container, payment)
  if (!ledger || nonFailedCaptures(ledger).length > 0) return
  const { payment_collection_id: id } = payment
  const collection = await payments.retrievePaymentCollection(id, { relations: ["payments"] })
  const others = (collection.payments ?? []).filter(
    (one) => one.id !== paymentId && !one.canceled_at,
  )
  await writePaymentBooks(container, { id: paymentId, canceled_at: new Date() }, [
    { id, ...(others.length ? forOthers(collection, payment, others) : ended(collection)) },
  ])
}

/** One that asks for nothing counts as captured in Medusa; cancelled as well, it would count twice. */
function ended({ amount }: PaymentCollectionDTO): PaymentCollectionUpdatableFields {
  const { CANCELED, COMPLETED } = PaymentCollectionStatus
  return { status: MathBN.gt(amount, 0) ? CANCELED : COMPLETED }
}

/** What the collection asks for without the payment: no less than the others are for, who may stand for the same money. */
function forOthers(
  collection: PaymentCollectionDTO,
  payment: PaymentDTO,
  others: readonly PaymentDTO[],
): PaymentCollectionUpdatableFields {
  const rest = MathBN.max(
    MathBN.sub(collection.amount, payment.amount),
    MathBN.min(collection.amount, MathBN.sum(0, ...others.map(({ amount }) => amount))),
  )
  const isComplete = MathBN.gte(collection.captured_amount ?? 0, rest)
  return {
    amount: rest.toFixed(),
    ...(isComplete ? { status: PaymentCollectionStatus.COMPLETED } : {}),
  }
}
