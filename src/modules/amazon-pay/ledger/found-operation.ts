import type { AmountText } from "../money"
import type { CallOutcome } from "./call-outcome"

/** Something Amazon has that this store's ledger does not know by its id, as Amazon describes it. */
export interface FoundOperation {
  kind: "authorize" | "capture" | "refund"
  action: "Authorize" | "Capture" | "Refund"
  /** Whoever made it chose it: this store, whose answer was lost, or Amazon. */
  referenceId: string
  /** Major units, in the order reference's currency. */
  amount: AmountText
  outcome: CallOutcome
}
