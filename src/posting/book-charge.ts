import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { bookAndRepair, type Booking } from "./book-and-repair"
import { orphanedRows } from "../medusa-repairs/orphaned-rows"
import { raisePaymentAmount } from "../medusa-repairs/raise-payment-amount"

/**
 * Books a charge in Medusa, once, whoever else is doing the same in this process or another: the row that Medusa makes
 * names the charge as its maker, and the ledger gives the charge to one living row only. The one who comes second is
 * refused by the ledger, and Medusa takes its row away.
 * @throws MedusaError what Medusa refused, or UNEXPECTED_STATE, when nobody has booked it
 */
export async function bookCharge(container: MedusaContainer, booking: Booking): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const { payment_id, operation_id } = booking
  await bookAndRepair(container, booking, {
    rows: (id) => payments.listCaptures({ id: [id] }),
    book: async (amount) => {
      const { captures } = await payments.retrievePayment(payment_id, { relations: ["captures"] })
      const left = orphanedRows(captures, operation_id)
      if (left.length) await payments.deleteCaptures(left)
      await raisePaymentAmount(container, payment_id)
      await capturePaymentWorkflow(container).run({
        input: { payment_id, amount, captured_by: operation_id },
      })
    },
  })
}
