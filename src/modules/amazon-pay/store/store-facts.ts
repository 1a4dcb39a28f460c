import type { Whereabouts } from "../buyer/chosen-address"
import type { OfferFacts } from "../buyer/restrictions"
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

/** Where a cart goes, what is in it and whose it is. */
export type CartFacts = Whereabouts & OfferFacts

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
   * Where the cart goes that an order reference is to pay for, and what is in it. Null for what was never a cart, such as what an
   * order has grown by: somebody at the store has made it.
   */
  cartFacts(reference: OrderReferenceRow): Promise<CartFacts | null>
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
