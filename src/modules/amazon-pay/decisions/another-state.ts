import type { OperationRow } from "../ledger/rows"

const codes: readonly (string | null)[] = [
  "InvalidOrderReferenceStatus",
  "OrderReferenceNotModifiable",
]

/**
 * Whether a refused call has shown the order reference to be in another state than the ledger thought
 * (protocol reference §5, §6.1): somebody else has closed or cancelled it, or Amazon has, as it does with what is not
 * confirmed within three hours.
 */
export function showsAnotherState({ error_code }: Pick<OperationRow, "error_code">): boolean {
  return codes.includes(error_code)
}
