import { MathBN } from "@medusajs/framework/utils"

/** A capture or a refund that Medusa has booked. */
export interface BookedRow {
  id: string
  kind: "capture" | "refund"
  /** Major units, as decimal text; negative for a refund. */
  amount: string
  /** Booked a moment ago: whoever did may be about to write its transaction. */
  fresh: boolean
}

export interface RowTransaction {
  id: string
  /** Major units, as decimal text. */
  amount: string
  /** The capture or refund it is for, or the payment. */
  reference_id: string | null
}

/**
 * Whether Medusa wrote a transaction: for a capture or a refund it uses that word and the row's id, and for the refund of an
 * order that is cancelled the payment's id. What another system writes into an order's transactions stays as it is, also
 * where it names Medusa's rows in words of its own, as for the fee of a capture.
 */
export function isMedusas<T extends { reference: string | null; reference_id: string | null }>(
  transaction: T,
  paymentId: string,
): transaction is T & { reference_id: string } {
  const { reference, reference_id: id } = transaction
  if (id === null) return false
  if (reference === "capture") return id.startsWith("capt_")
  return reference === "refund" && (id.startsWith("ref_") || id === paymentId)
}

export interface TransactionRepair {
  add: BookedRow[]
  /** Fresh rows without a transaction: a second one beside the one that is coming would count the money twice. */
  awaited: BookedRow[]
  /** Ids of transactions whose amount is not their row's, that stand twice, or whose row is gone. */
  remove: string[]
}

/**
 * What makes an order's transactions equal its captures and refunds one to one. Medusa writes one for every row that has
 * none, each with the amount of the call it is just working on, and only looks whether the id is there: two captures or
 * two refunds at once, or one whose process died in between, leave wrong amounts behind. Cancelling an order, it names the
 * payment instead of the refund: such a transaction stands for a refund of its amount that has no other.
 */
export function transactionRepair(
  paymentId: string,
  rows: BookedRow[],
  transactions: RowTransaction[],
): TransactionRepair {
  // By id, so that two who repair at once keep the same one.
  const inOrder = [...transactions].sort((one, other) => (one.id < other.id ? -1 : 1))
  const add: BookedRow[] = []
  const awaited: BookedRow[] = []
  const kept = new Set<string>()
  for (const row of rows) {
    const own = inOrder.filter(({ reference_id }) => reference_id === row.id)
    const nameless = inOrder.filter(
      ({ id, reference_id }) => reference_id === paymentId && !kept.has(id),
    )
    const right = [...own, ...(own.length ? [] : nameless)].find(({ amount }) =>
      MathBN.eq(amount, row.amount),
    )
    if (right) kept.add(right.id)
    else (row.fresh && own.length === 0 ? awaited : add).push(row)
  }
  return { add, awaited, remove: transactions.flatMap(({ id }) => (kept.has(id) ? [] : [id])) }
}
