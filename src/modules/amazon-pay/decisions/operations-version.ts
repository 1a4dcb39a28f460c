import type { Snapshot } from "../ledger/rows"

/**
 * Tells whether something was asked of Amazon for an order reference since somebody looked: it changes with everything that
 * is asked, and with nothing that Amazon says by itself. To be compared only.
 */
export function operationsVersion({ operations }: Pick<Snapshot, "operations">): string {
  return operations.at(-1)?.id ?? "nothing"
}
