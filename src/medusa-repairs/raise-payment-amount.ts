import type {
  BigNumberInput,
  MedusaContainer,
  PaymentCollectionDTO,
} from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { completedCharges } from "../modules/amazon-pay/decisions/holds"
import { orderOfCollection } from "../medusa/order-collections"
import { readOrder } from "../medusa/read-order"
import { outstandingExcess } from "../charging/outstanding-excess"
import { sumOf } from "../charging/line-amounts"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"
import { writePaymentBooks, type PaymentChange } from "./payment-books"

/**
 * Lets Medusa book charges that it would refuse to book. One above what is left of its payment: the order has grown, or the
 * charge was made in Seller Central, and Amazon took it; the payment comes to be for what was charged of it, and what waits
 * for another payment is that much less. One of a payment that was cancelled while Amazon was deciding: it is taken up
 * again. By the ledger: among Medusa's rows may be one that somebody else has made for the same charge.
 */
export async function raisePaymentAmount(
  container: MedusaContainer,
  paymentId: string,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId)
  const ledger = await ledgerOfPayment(container, payment)
  const charged = ledger ? completedCharges(ledger) : "0"
  const more = MathBN.max(MathBN.sub(charged, payment.amount), 0)
  const hasGrown = MathBN.gt(more, 0)
  const isTakenUp = Boolean(payment.canceled_at) && MathBN.gt(charged, 0)
  if (!hasGrown && !isTakenUp) return
  const collection = await payments.retrievePaymentCollection(payment.payment_collection_id, {
    relations: ["payments", "payments.captures"],
  })
  const change: PaymentChange = {
    id: paymentId,
    ...(isTakenUp ? { canceled_at: null } : {}),
    // Medusa makes no row for a capture of a payment that it takes for captured in full.
    ...(hasGrown ? { amount: charged, captured_at: null } : {}),
  }
  const own = { id: collection.id, amount: raisedAmount(collection, paymentId, charged) }
  const waiting = await waitingFor(container, collection.id, paymentId, change)
  await writePaymentBooks(container, change, [...(hasGrown ? [own] : []), ...waiting])
}

/**
 * What a collection has to ask for, for its payments to fit in (major units): an edit of the order may have raised it already,
 * while Amazon was deciding.
 */
export function raisedAmount(
  { amount, payments }: Pick<PaymentCollectionDTO, "amount" | "payments">,
  paymentId: string,
  charged: BigNumberInput,
): string {
  const others = (payments ?? [])
    .filter(({ id }) => id !== paymentId)
    .map((other) =>
      other.canceled_at ? sumOf((other.captures ?? []).map((one) => one.amount)) : other.amount,
    )
  return MathBN.max(amount, MathBN.add(charged, sumOf(others))).toFixed()
}

async function waitingFor(
  container: MedusaContainer,
  collectionId: string,
  paymentId: string,
  { amount }: PaymentChange,
): Promise<{ id: string; amount: string }[]> {
  const orderId = await orderOfCollection(container, collectionId)
  if (!orderId) return []
  const order = await readOrder(container, orderId)
  const payments = order.payments.map((payment) =>
    payment.id === paymentId
      ? { ...payment, canceled: false, amount: amount ?? payment.amount }
      : payment,
  )
  return outstandingExcess({ ...order, payments })
}
