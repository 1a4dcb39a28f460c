import { differences, type ChosenDigests } from "../buyer/chosen-address"
import { addressProblem, constraintAdvice, type Problem } from "../buyer/problems"
import type { OrderReferenceRow } from "../ledger/rows"
import type { CartFacts } from "../store/store-facts"

/**
 * What keeps a cart that may go only where its buyer chose at Amazon from being paid; null where nothing does. A cart of which
 * nothing is sent has no address to be held against, but goods reach the buyer by mail.
 * @param chosen null where nobody has read what the buyer chose
 */
export function addressJudgement(
  { amazon_order_reference_id: id, state }: OrderReferenceRow,
  chosen: ChosenDigests | null,
  { ships, ...goesTo }: CartFacts,
): Problem | null {
  if (!chosen) return ships ? constraintAdvice("AddressUnread") : null
  const parts = differences(id, chosen, goesTo).filter((part) => ships || part === "email")
  if (!parts.length) return null
  return addressProblem(parts, state !== "Draft")
}
