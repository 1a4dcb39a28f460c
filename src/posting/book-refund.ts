import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OperationRow,
} from "../modules/amazon-pay"
import { bookAndRepair, type Booking } from "./book-and-repair"
import { bookableRefund, declinedRowFor } from "./bookable-refund"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"
import { orphanedRows } from "../medusa-repairs/orphaned-rows"
import { paymentRows } from "../medusa-repairs/payment-rows"
import { refundNote } from "./refund-note"
import { refundPayment } from "./refund-payment"

/** The refund is booked by a row that is there. */
async function giveRow(
  container: MedusaContainer,
  { id, order_reference_id }: OperationRow,
  bookedId: string,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  await engine.decide(order_reference_id, ({ operations }) => ({
    step: undefined,
    book: { operations: operations.filter((one) => one.id === id), bookedId },
  }))
}

/**
 * Books a refund in Medusa that was made at Amazon and not by Medusa, once, whoever else is doing the same. The row names
 * the refund as its maker, so it never refunds anything; the ledger gives the refund to one living row only. Amazon lets
 * more be refunded than was captured (protocol reference §6.3), Medusa does not: the capture's part is booked.
 * @throws MedusaError when Medusa has not booked the capture yet that was refunded, or UNEXPECTED_STATE, when nobody has
 * booked it
 */
export async function bookRefund(container: MedusaContainer, booking: Booking): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const { payment_id, operation_id } = booking
  await bookAndRepair(container, booking, {
    rows: (id) => payments.listRefunds({ id: [id] }),
    book: async (refunded, refund) => {
      const payment = await payments.retrievePayment(payment_id, { relations: ["refunds"] })
      const left = orphanedRows(payment.refunds, operation_id)
      if (left.length) await payments.deleteRefunds(left)
      const others = paymentRows(payment.refunds).filter(({ id }) => !left.includes(id))
      const ledger = await ledgerOfPayment(container, payment)
      const row = ledger && declinedRowFor(refund, ledger, others)
      if (row) {
        await giveRow(container, refund, row)
        return
      }
      const amount = ledger ? bookableRefund(refund, ledger, others) : refunded
      await refundPayment(container, {
        payment_id,
        amount,
        created_by: operation_id,
        note: refundNote(refund),
      })
    },
  })
}
