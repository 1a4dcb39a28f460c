import type { MedusaContainer, PaymentCollectionStatus } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What a payment comes to be, in Medusa's columns. */
export interface PaymentChange {
  id: string
  /** Major units, as decimal text. */
  amount?: string
  captured_at?: Date | null
  canceled_at?: null
}

export interface CollectionChange {
  id: string
  /** Major units, as decimal text. */
  amount: string
  status?: PaymentCollectionStatus
}

/** As Medusa writes its big numbers down. */
const precision = 20

/**
 * Writes down what a payment comes to be, and with it what its collection and the one that waits for the rest come to be: all
 * of it or nothing. A process that ends in between would leave sums that nobody could tell to be wrong. In the database
 * itself: Medusa's payment module begins a transaction of its own for each of its methods.
 */
export async function writePaymentBooks(
  container: MedusaContainer,
  { id, amount, ...payment }: PaymentChange,
  collections: readonly CollectionChange[],
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const updated_at = new Date()
  await knex.transaction(async (transaction) => {
    await transaction("payment")
      .where({ id })
      .update({ ...payment, ...(amount === undefined ? {} : columnsOf(amount)), updated_at })
    for (const { id, amount, ...change } of collections) {
      await transaction("payment_collection")
        .where({ id })
        .update({ ...change, ...columnsOf(amount), updated_at })
    }
  })
}

function columnsOf(amount: string): { amount: string; raw_amount: string } {
  return { amount, raw_amount: JSON.stringify({ value: amount, precision }) }
}
