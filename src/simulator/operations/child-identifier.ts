import { childDigits, childId } from "../ids/amazon-ids"
import type { World } from "../world/world"

/** An unused identifier below an order reference; `ending` is tried first. */
export function newChildId(
  world: World,
  orderReferenceId: string,
  letter: "A" | "C" | "R",
  ending?: string,
): string {
  const table = { A: world.authorizations, C: world.captures, R: world.refunds }[letter]
  let id = childId(orderReferenceId, letter, ending ?? childDigits())
  while (table.has(id)) id = childId(orderReferenceId, letter, childDigits())
  return id
}
