import { keepLease } from "./hold-lease"
import { leaseSeconds } from "./lease-times"
import type { Leases } from "./leases"

const leaseOf = (rowId: string) => `row ${rowId}`

/**
 * Does what a capture or refund row of Medusa's asks for, and says for as long as it takes that somebody is at it: the call
 * may wait behind another one, and nothing in the ledger names the row until its own is written down. A process that dies
 * gives its row up when its lease runs out.
 */
export async function whileAsking<T>(
  leases: Pick<Leases, "takeLease" | "extendLease" | "endLease">,
  rowId: string,
  work: () => Promise<T>,
): Promise<T> {
  const lease = await leases.takeLease(leaseOf(rowId), leaseSeconds)
  if (!lease) return await work()
  const stop = keepLease(leases, lease)
  try {
    return await work()
  } finally {
    stop()
    // It runs out by itself, too; what was asked for has been done.
    await leases.endLease(lease).catch(() => undefined)
  }
}

/** Those of these rows that somebody is at, in this process or another. */
export async function askingRows(
  leases: Pick<Leases, "heldLeases">,
  rowIds: readonly string[],
): Promise<Set<string>> {
  const held = await leases.heldLeases(rowIds.map(leaseOf))
  return new Set(rowIds.filter((id) => held.has(leaseOf(id))))
}
