import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import { paymentRows } from "./payment-rows"

/**
 * Ids of the rows made to book an operation whose process ended before the ledger was asked for it: Medusa counts them. A
 * younger one may be somebody's who is about to be given the operation: taking that away would leave it with none, as
 * Medusa makes no other row for a payment that was captured in full by then.
 * @param rows a payment's captures or refunds, read after the ledger said that nothing books the operation
 */
export function orphanedRows(rows: unknown, operationId: string): string[] {
  const before = Date.now() - graceMs
  return paymentRows(rows).flatMap(({ id, createdBy, createdAt }) =>
    createdBy === operationId && createdAt.getTime() < before ? [id] : [],
  )
}
