import type { Owed } from "../decisions/charge-bound"
import type { OperationRow, OrderReferenceRow } from "../ledger/rows"
import type { OrderWords } from "../words/order-words"

/** What the store says of the order that an order reference pays for. */
export interface OrderMoney {
  owed: Owed
  /** Ids of the payment collections of the order: whatever is charged for one of them is charged for the order. */
  collections: readonly string[]
}

/** The order that an order reference pays for, and its buyer. */
export interface OrderContact {
  id: string
  placedAt: Date
  /** Where the buyer is written to; null where the order has no address. */
  email: string | null
  words: OrderWords
}

/**
 * What the engine has to know of the store before it moves money. It asks by itself, whoever asks the engine: a caller
 * cannot forget it.
 */
export interface StoreFacts {
  /** What Medusa says of the order's money; null while the cart is no order. */
  orderMoney(reference: OrderReferenceRow): Promise<OrderMoney | null>
  /** What people call the order, or the cart that is none yet. */
  orderWords(reference: OrderReferenceRow): Promise<OrderWords>
  /**
   * Whether somebody still wants what an operation is for.
   * @param isChosen whether its order reference is the one that the payment collection is to be paid with
   */
  isWanted(
    reference: OrderReferenceRow,
    operation: OperationRow,
    isChosen: boolean,
  ): Promise<boolean>
}
