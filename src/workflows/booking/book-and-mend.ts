import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { orderOfCollection } from "../order-collections"
import { mendPayment } from "./mend-payment"
import { mendTransactions } from "./mend-transactions"

interface Work {
  /** Has Medusa book it. */
  book: () => Promise<void>
  /** Whether it is booked, by whomever. */
  isBooked: () => Promise<boolean>
}

/**
 * Has Medusa book something on a payment. When that fails, what Medusa says of the payment is set right, and it is tried
 * once more: Medusa counts a row that a dead process left, and one whose maker was refused a moment ago.
 * @throws what Medusa refused the second time, unless somebody else has booked it by then
 */
export async function bookAndMend(
  container: MedusaContainer,
  payment_id: string,
  { book, isBooked }: Work,
): Promise<void> {
  for (const isLast of [false, true]) {
    try {
      await book()
      return
    } catch (error) {
      await mendPayment(container, payment_id)
      const { payment_collection_id } = await container
        .resolve(Modules.PAYMENT)
        .retrievePayment(payment_id)
      const order_id = await orderOfCollection(container, payment_collection_id)
      if (order_id) await mendTransactions(container, { payment_id, order_id })
      if (await isBooked()) return
      if (isLast) throw error
    }
  }
}
