import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderReferenceRow } from "../modules/amazon-pay"
import type { Account } from "../medusa/accounts"
import { repairPayment } from "../medusa-repairs/repair-payment-totals"
import { repairTransactions } from "../medusa-repairs/repair-transactions"
import { paymentsOf } from "../posting/payments-of"
import type { OrderFacts } from "../charging/order-facts"

/**
 * What a process that ended in the middle left of an order reference's payment: a capture or a refund that there is none
 * of at Amazon.
 * @param freshSince whoever made something later than this may still be at it
 * @returns whether nothing is awaited any more
 */
export async function repairPaymentOf(
  container: MedusaContainer,
  account: Account,
  reference: OrderReferenceRow,
  freshSince: Date,
): Promise<boolean> {
  const own = await paymentsOf(container, account, reference)
  return await every(own, ({ id }) => repairPayment(container, id, freshSince))
}

/**
 * What it left of an order's transactions: one too many, or one too few.
 * @param freshSince see above
 * @returns whether nothing is awaited any more
 */
export async function repairTransactionsOf(
  container: MedusaContainer,
  account: Account,
  { id: order_id, payments }: OrderFacts,
  freshSince: Date,
): Promise<boolean> {
  const own = payments.filter(({ providerId }) => providerId === account.providerId)
  return await every(own, ({ id }) =>
    repairTransactions(container, { payment_id: id, order_id, freshSince }),
  )
}

/** One after the other, all of them. */
async function every<T>(all: T[], repair: (one: T) => Promise<boolean>): Promise<boolean> {
  let done = true
  for (const one of all) done = (await repair(one)) && done
  return done
}
