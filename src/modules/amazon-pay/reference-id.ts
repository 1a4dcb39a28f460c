import { unexpected } from "./errors"
import type { OperationKind } from "./vocabulary"

/**
 * One letter a kind: Amazon keeps a single namespace for the reference ids of authorizations, captures and
 * refunds, so two kinds must never meet on one id.
 */
const letters: Record<OperationKind, string> = {
  details: "D",
  name: "N",
  confirm: "O",
  authorize: "A",
  capture: "C",
  refund: "R",
  release: "L",
  cancel: "X",
  close: "Z",
}

const ulid = /[0-9A-HJKMNP-TV-Z]{26}$/

/**
 * The id by which Amazon recognises a repeated request: the order reference row's own ULID, the kind, the slot.
 * Derived, never random, so that a crash between two tries cannot make a second id for one intention.
 * At most 32 characters of `A-Z a-z 0-9 - _`, as Amazon requires.
 * @throws MedusaError UNEXPECTED_STATE when the row id carries no ULID or the slot leaves the 32 characters
 */
export function referenceId(
  orderReferenceRowId: string,
  kind: OperationKind,
  slot: number,
): string {
  const own = ulid.exec(orderReferenceRowId.toUpperCase())?.[0]
  if (!own) throw unexpected(`No ULID in order reference row id ${orderReferenceRowId}`)
  if (!Number.isInteger(slot) || slot < 1 || slot > 99_999)
    throw unexpected(`No such slot: ${slot}`)
  return `${own}${letters[kind]}${slot}`
}
