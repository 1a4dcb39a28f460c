import { childDigits, childId } from "../ids/amazon-ids"
import type { State } from "../state/state"

/** An unused identifier below an order reference; `ending` is tried first. */
export function newChildId(
  state: State,
  orderReferenceId: string,
  letter: "A" | "C" | "R",
  ending?: string,
): string {
  const table = { A: state.authorizations, C: state.captures, R: state.refunds }[letter]
  let id = childId(orderReferenceId, letter, ending ?? childDigits())
  while (table.has(id)) id = childId(orderReferenceId, letter, childDigits())
  return id
}
