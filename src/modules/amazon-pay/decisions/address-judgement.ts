import { differences, goodsParts, type ChosenDigests } from "../buyer/chosen-address"
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
  const isConfirmed = state !== "Draft"
  // A buyer who has seen no address book has chosen none, and what Amazon does not tell would be no difference.
  if (ships && chosen?.town === null && isConfirmed) return addressProblem(goodsParts, true)
  if (!chosen || (ships && chosen.town === null)) {
    return ships ? constraintAdvice("AddressUnread") : null
  }
  const parts = differences(id, chosen, goesTo).filter((part) => ships || part === "email")
  if (!parts.length) return null
  return addressProblem(parts, isConfirmed)
}
