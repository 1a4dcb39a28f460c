import type { OperationRow } from "../ledger/rows"

/** Whether whoever asked for an authorization at the checkout has waited for Amazon's decision. */
export function isDecidedAtOnce({
  purpose,
  action,
  parameters,
}: Pick<OperationRow, "purpose" | "action" | "parameters">): boolean {
  return purpose === "cart" && action === "Authorize" && parameters.transactionTimeout === 0
}
