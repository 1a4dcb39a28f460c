export const operationIdPrefix = "apop"

/**
 * Whether an id is that of an operation of the ledger. Medusa writes down who made a capture row: a user, or, when the
 * plugin books a charge, the operation that made the charge.
 */
export function isOperationId(id: string | undefined): id is string {
  return id?.startsWith(`${operationIdPrefix}_`) ?? false
}
