import type { Snapshot } from "../ledger/rows"

/** Versions of ledgers by the id of the order reference. */
export type Versions = Readonly<Record<string, string>>

const ofMoney: readonly string[] = ["authorize", "capture", "refund"]

/**
 * What an amount that was worked out from a ledger depends on, as one text: it changes with every charge, hold and refund,
 * whoever began it and whatever Amazon said of it. To be compared only.
 */
export function versionOf({ reference, operations }: Snapshot): string {
  const money = operations.filter(({ kind }) => ofMoney.includes(kind))
  return [
    reference.total,
    reference.state,
    ...money.map(({ sequence, state, amount }) => `${sequence} ${state} ${amount}`),
  ].join("; ")
}

/** The versions of ledgers at the moment at which an amount is worked out from them. */
export function versionsOf(ledgers: Iterable<Snapshot>): Versions {
  return Object.fromEntries(
    [...ledgers].map((ledger) => [ledger.reference.id, versionOf(ledger)] as const),
  )
}

/** Whether any of these ledgers has moved on since. Those that were not looked at then do not count. */
export function isStale(versions: Versions, ledgers: readonly Snapshot[]): boolean {
  return ledgers.some((ledger) => {
    const before = versions[ledger.reference.id]
    return before !== undefined && before !== versionOf(ledger)
  })
}
