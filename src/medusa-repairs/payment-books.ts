import type {
  Context,
  DAL,
  IPaymentModuleService,
  MedusaContainer,
  PaymentCollectionUpdatableFields,
  UpdatePaymentDTO,
} from "@medusajs/framework/types"
import { MedusaContextType, Modules } from "@medusajs/framework/utils"
import { unexpected } from "../modules/amazon-pay/errors"

/** What a payment comes to be, in Medusa's columns. */
export interface PaymentChange extends UpdatePaymentDTO {
  /** Major units, as decimal text. */
  amount?: string
  captured_at?: Date | null
  canceled_at?: Date | null
}

export interface CollectionChange extends PaymentCollectionUpdatableFields {
  id: string
}

/**
 * Writes down what a payment comes to be, and with it what its collection and the one that waits for the rest come to be: all
 * of it or nothing. A process that ends in between would leave sums that nobody could tell to be wrong.
 * @throws MedusaError UNEXPECTED_STATE when Medusa's payment module has no transactions to offer
 */
export async function writePaymentBooks(
  container: MedusaContainer,
  payment: PaymentChange,
  collections: readonly CollectionChange[],
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  await repositoryOf(payments).transaction(async (transactionManager: unknown) => {
    // Named as one: inside a workflow Medusa puts its own in the place of any other, and every write stands by itself.
    const context = { __type: MedusaContextType, transactionManager } as Context
    await payments.updatePayment(payment, context)
    for (const { id, ...change } of collections) {
      await payments.updatePaymentCollections(id, change, context)
    }
  })
}

/** Medusa's modules have it and declare it nowhere. */
function repositoryOf(payments: IPaymentModuleService): Pick<DAL.RepositoryService, "transaction"> {
  const { baseRepository_: repository } = payments as unknown as {
    baseRepository_?: DAL.RepositoryService
  }
  if (repository) return repository
  throw unexpected(
    "Medusa's payment module offers no transaction in this version. Nothing was written; say so to the maker of this plugin.",
  )
}
