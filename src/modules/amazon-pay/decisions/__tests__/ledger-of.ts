import { randomUUID } from "node:crypto"
import { newOperationRow, type NewOperation } from "../../ledger/new-operation"
import type { OperationRow, OrderReferenceRow, Snapshot } from "../../ledger/rows"
import { mayMove } from "../../vocabulary"
import type { CallOutcome } from "../../ledger/call-outcome"

export function reference(over: Partial<OrderReferenceRow> = {}): OrderReferenceRow {
  return {
    id: "aporef_01JQZ8S6X4B5C6D7E8F9GAHBJC",
    account: "A2TESTSELLER01/na/sandbox",
    amazon_order_reference_id: "S01-1234567-1234567",
    payment_collection_id: "pay_col_1",
    bound_at: new Date(0),
    bound_after_order: false,
    total: "75.50",
    currency_code: "USD",
    state: "Draft",
    reason_code: null,
    expires_at: null,
    expiry_emitted_at: null,
    payment_descriptor: null,
    state_changed_at: null,
    next_check_at: null,
    charge_target: null,
    idle_checks: 0,
    attention: null,
    attention_at: null,
    attention_amount: null,
    findings: [],
    chargeback_at: null,
    chargebacks: [],
    unusual_elsewhere: [],
    ...over,
  }
}

/** An operation as the ledger would have written it down, with what became of it. */
export function operation(over: Partial<OperationRow> & Pick<OperationRow, "kind">): OperationRow {
  return {
    id: `apop_${randomUUID()}`,
    order_reference_id: reference().id,
    slot: 1,
    sequence: 1,
    reference_id: `${over.kind}${over.slot ?? 1}`,
    action: "Authorize",
    parameters: {},
    amount: null,
    state: "completed",
    attempts: 1,
    amazon_id: null,
    amazon_parent_id: null,
    amazon_state: null,
    reason_code: null,
    advice: null,
    soft_decline: null,
    expires_at: null,
    error_code: null,
    fulfillment_id: null,
    purpose: null,
    parcel_amount: null,
    booked_id: null,
    requested_at: new Date(0),
    next_check_at: null,
    expiry_emitted_at: null,
    asked_by: null,
    amazon_made_at: null,
    amazon_moved_at: null,
    accounting: null,
    billing_digest: null,
    ...over,
  }
}

export const held = (amount = "75.50") =>
  operation({ kind: "authorize", amount, amazon_id: "S01-A1", amazon_state: "Open" })

/** What a charge made with its authorization has left: Amazon declined the capture and keeps the authorization open. */
export const leftOver = (amount = "75.50") => ({
  ...held(amount),
  action: "GetAuthorizationDetails",
})

export const captured = (amount: string, over: Partial<OperationRow> = {}) =>
  operation({
    kind: "capture",
    action: "Capture",
    amount,
    amazon_id: "S01-C1",
    amazon_parent_id: "S01-A1",
    amazon_state: "Completed",
    ...over,
  })

/** The ledger without a database: the same rows, the same rules, in memory. */
export class MemoryLedger {
  constructor(readonly snapshot: Snapshot) {}

  record(operation: NewOperation): OperationRow {
    const row = newOperationRow(this.snapshot, operation, new Date(0))
    const recorded = {
      ...emptyRow,
      ...row,
      id: `apop_${row.reference_id}`,
      sequence: this.snapshot.operations.length + 1,
    }
    this.snapshot.operations.push(recorded)
    return recorded
  }

  applyOutcome(operation: OperationRow, outcome: CallOutcome): void {
    if (outcome.reference) Object.assign(this.snapshot.reference, outcome.reference)
    for (const row of this.snapshot.operations) {
      if (outcome.parent && row.amazon_id === operation.amazon_parent_id) {
        Object.assign(row, outcome.parent)
      }
    }
    if (mayMove(operation.state, outcome.operation.state)) {
      Object.assign(operation, outcome.operation)
    }
  }
}

const emptyRow = operation({ kind: "details", state: "recorded", attempts: 0 })
