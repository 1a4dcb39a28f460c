import type { OrderReferenceRow } from "../ledger/rows"

/** States that an order reference comes to only when its buyer has confirmed it. */
const confirmed: readonly string[] = ["Open", "Suspended"]

/**
 * The order reference that a payment collection is to be paid with: the one that its buyer chose last, while it was a cart's;
 * once it is an order's, another one takes that place when its buyer has confirmed it. That a payment session names one,
 * whoever made it, is no consent.
 * @param references of the collection, the one that was chosen last first
 */
export function chosenOf(references: readonly OrderReferenceRow[]): OrderReferenceRow | undefined {
  const isConsented = ({ bound_after_order, state }: OrderReferenceRow) =>
    !bound_after_order || confirmed.includes(state)
  return references.find(isConsented) ?? references[0]
}
