import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { amountText, isEqualAmount } from "../modules/amazon-pay/money"
import type { PaymentRow } from "./payment-rows"

/** Ids of Medusa's rows, by what stands behind them at Amazon. */
export interface SortedRows {
  /** Amazon has charged this, or taken it on to give it back. */
  booked: string[]
  /** Somebody is at it, or Amazon is. */
  open: string[]
  /** Amazon has done nothing for it, and nobody will: a process ended between making the row and taking it away. */
  surplus: string[]
}

/**
 * What stands behind each row that Medusa's payment has of one kind. Medusa makes the row first and asks the provider
 * afterwards; it takes the row away when the provider throws, unless its process is gone by then.
 * @param rows read before the ledger: an operation is written down after its row
 * @param freshSince the call of a row that is younger may not be written down yet
 * @param asking rows that somebody was at before the ledger was read
 */
export function sortRows(
  kind: "capture" | "refund",
  rows: readonly PaymentRow[],
  { reference, operations }: Snapshot,
  freshSince: Date,
  asking: ReadonlySet<string> = new Set(),
): SortedRows {
  const own = operations.filter((operation) => operation.kind === kind)
  const living = new Set(rows.map(({ id }) => id))
  const makers = new Set(rows.map(({ createdBy }) => createdBy))
  // What was taken at the checkout is booked in a row that names no charge; a parcel's always is by its own.
  const unnamed = own.filter(
    ({ id, state, booked_id, fulfillment_id }) =>
      state === "completed" &&
      fulfillment_id === null &&
      !isGiven(booked_id, living) &&
      !makers.has(id),
  )
  const sorted: SortedRows = { booked: [], open: [], surplus: [] }
  for (const row of rows) {
    const known = knownOf(kind, row, own, living)
    if (known) {
      sorted[known].push(row.id)
      continue
    }
    const amount = amountText(row.amount, reference.currency_code)
    const match = unnamed.findIndex(
      (operation) => operation.amount !== null && isEqualAmount(operation.amount, amount),
    )
    if (match >= 0) unnamed.splice(match, 1)
    const isLive = asking.has(row.id) || row.createdAt.getTime() > freshSince.getTime()
    sorted[match >= 0 ? "booked" : isLive ? "open" : "surplus"].push(row.id)
  }
  return sorted
}

/** What the ledger says of a row; nothing when it knows neither the row nor who made it. */
function knownOf(
  kind: "capture" | "refund",
  { id, createdBy }: PaymentRow,
  own: readonly OperationRow[],
  living: ReadonlySet<string>,
): keyof SortedRows | undefined {
  const states = own.filter(({ booked_id }) => booked_id === id).map(({ state }) => state)
  const any = (...some: OperationRow["state"][]) => some.some((state) => states.includes(state))
  if (any("recorded", "sent")) return "open"
  // Medusa's row stands for what Amazon took on; it stays when Amazon declines later (decision 6).
  if (kind === "refund" && any("completed", "pending", "declined")) return "booked"
  if (any("completed")) return "booked"
  if (any("pending")) return "open"
  const maker = own.find((operation) => operation.id === createdBy)
  if (!maker) return undefined
  const theirs = maker.state === "completed" && !isGiven(maker.booked_id, living)
  return theirs ? "open" : "surplus"
}

/** Whether one of these rows has been given the operation to book. */
function isGiven(bookedId: string | null, living: ReadonlySet<string>): boolean {
  return bookedId !== null && living.has(bookedId)
}
