import { MathBN } from "@medusajs/framework/utils"

export interface BookedCapture {
  id: string
  /** Major units, as decimal text. */
  amount: string
}

export interface CaptureTransaction {
  id: string
  /** Major units, as decimal text. */
  amount: string
  /** The capture it is for. */
  reference_id: string | null
}

export interface Mending {
  add: BookedCapture[]
  /** Ids of transactions whose amount is not their capture's, that stand twice, or whose capture is gone. */
  remove: string[]
}

/**
 * What makes an order's transactions equal its captures one to one. Medusa writes one for every capture that has
 * none, each with the amount of the call it is just working on, and only looks whether the id is there: two captures
 * at once, or one whose process died in between, leave wrong amounts behind.
 */
export function mending(captures: BookedCapture[], transactions: CaptureTransaction[]): Mending {
  // By id, so that two who mend at once keep the same one.
  const inOrder = [...transactions].sort((one, other) => (one.id < other.id ? -1 : 1))
  const add: BookedCapture[] = []
  const kept = new Set<string>()
  for (const capture of captures) {
    const right = inOrder.find(
      ({ reference_id, amount }) =>
        reference_id === capture.id && MathBN.eq(amount, capture.amount),
    )
    if (right) kept.add(right.id)
    else add.push(capture)
  }
  return { add, remove: transactions.flatMap(({ id }) => (kept.has(id) ? [] : [id])) }
}
