import type { Owed } from "../decisions/charge-bound"
import type { OperationRow, OrderReferenceRow } from "../ledger/rows"

/** What the store says of the order that an order reference pays for. */
export interface OrderMoney {
  owed: Owed
  /** Amazon's ids of the order references that pay for the order, its own among them. */
  orderReferences: readonly string[]
}

/**
 * What the engine has to know of the store before it moves money. It asks by itself, whoever asks the engine: a caller
 * cannot forget it.
 */
export interface StoreFacts {
  /** What Medusa says of the order's money; null while the cart is no order. */
  orderMoney(reference: OrderReferenceRow): Promise<OrderMoney | null>
  /** Whether somebody still wants what an operation is for. */
  isWanted(reference: OrderReferenceRow, operation: OperationRow): Promise<boolean>
}
