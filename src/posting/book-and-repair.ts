import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OperationRow,
} from "../modules/amazon-pay"
import { unexpected } from "../modules/amazon-pay/errors"
import { orderOfCollection } from "../medusa/order-collections"
import { repairPayment } from "../medusa-repairs/repair-payment-totals"
import { repairTransactions } from "../medusa-repairs/repair-transactions"

/** What Amazon completed, a charge or a refund, and the payment that it is booked on in Medusa. */
export interface Booking {
  payment_id: string
  operation_id: string
}

/** How Medusa books one kind. */
export interface BookingKind {
  /** The rows with this id that are there. */
  rows: (id: string) => Promise<unknown[]>
  /** @param amount major units, as decimal text */
  book: (amount: string, operation: OperationRow) => Promise<void>
}

/**
 * Has Medusa book what Amazon completed, unless somebody has. When that fails, what Medusa says of the payment is set
 * right, and it is tried once more: Medusa counts a row that a dead process left, and one whose maker was refused a moment
 * ago.
 * @throws MedusaError what Medusa refused the second time, or UNEXPECTED_STATE, when nobody has booked it by then
 */
export async function bookAndRepair(
  container: MedusaContainer,
  booking: Booking,
  kind: BookingKind,
): Promise<void> {
  for (const isLast of [false, true]) {
    try {
      await bookOnce(container, booking, kind)
      return
    } catch (error) {
      await repair(container, booking.payment_id)
      if (!(await unbooked(container, booking, kind))) return
      if (isLast) throw error
    }
  }
}

/** @throws LeaseLostError when another process has taken over the order since */
async function bookOnce(
  container: MedusaContainer,
  booking: Booking,
  kind: BookingKind,
): Promise<void> {
  const operation = await unbooked(container, booking, kind)
  if (!operation?.amount) return
  await container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE).requireLease()
  await kind.book(operation.amount, operation)
  // Medusa makes no row, and says nothing, when it takes the payment for captured in full.
  if (await unbooked(container, booking, kind)) {
    throw unexpected(
      `Medusa has not booked the ${operation.kind} ${operation.amazon_id ?? operation.reference_id} on payment ${booking.payment_id}. It is tried again within a minute or two.`,
    )
  }
}

async function unbooked(
  container: MedusaContainer,
  { operation_id }: Booking,
  { rows }: BookingKind,
): Promise<OperationRow | undefined> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const operation = await engine.operation(operation_id)
  if (operation.state !== "completed") return undefined
  const { booked_id } = operation
  return booked_id && (await rows(booked_id)).length ? undefined : operation
}

async function repair(container: MedusaContainer, payment_id: string): Promise<void> {
  await repairPayment(container, payment_id)
  const { payment_collection_id } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(payment_id)
  const order_id = await orderOfCollection(container, payment_collection_id)
  if (order_id) await repairTransactions(container, { payment_id, order_id })
}
