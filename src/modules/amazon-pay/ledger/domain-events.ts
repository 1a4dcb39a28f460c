import type { Chargeback } from "./chargebacks"
import type { OperationRow, OrderReferenceRow } from "./rows"

/** What other code of the store may want to know. The names are events on Medusa's bus. */
export interface DomainEvent {
  name: `amazon-pay.${string}`
  /** The merchant account; see `accountKey`. */
  account: string
  data: {
    /** The ledger's own id of the order reference. */
    order_reference_id: string
    amazon_order_reference_id: string
    payment_collection_id: string
    /** Amazon's reason, where it gave one. */
    reason_code: string | null
    /** When the hold ends, ISO 8601; in events about a coming end. */
    expires_at?: string | null
    /** The inbox's id of the message that brought the news; in events about chargebacks. */
    notification_id?: string
    /** What Amazon says of it; its reason is `reason_code`. In events about chargebacks. */
    chargeback?: Omit<Chargeback, "capture" | "reason">
    /** Absent in events about the order reference itself, and where nobody knows which charge a chargeback is about. */
    operation?: {
      id: string
      reference_id: string
      amazon_id: string | null
      /** Major units, as decimal text. */
      amount: string | null
      currency_code: string
      fulfillment_id: string | null
    }
  }
}

const ofOperations: Record<string, readonly string[]> = {
  authorize: ["declined"],
  capture: ["pending", "completed", "declined"],
  refund: ["completed", "declined"],
}
const names: Record<string, string> = { authorize: "authorization" }

/** What a settled operation is news of: its new state, where somebody outside cares about it. */
export function operationEvents(
  reference: OrderReferenceRow,
  before: OperationRow,
  after: OperationRow,
): DomainEvent[] {
  if (before.state === after.state || !ofOperations[after.kind]?.includes(after.state)) return []
  return [
    {
      name: `amazon-pay.${names[after.kind] ?? after.kind}.${after.state}`,
      account: reference.account,
      data: {
        ...about(reference),
        reason_code: after.reason_code,
        operation: aboutOperation(reference, after),
      },
    },
  ]
}

/** A hold that ends soon, with something of the order not charged. */
export function expiryEvent(reference: OrderReferenceRow, operation: OperationRow): DomainEvent {
  return {
    name: "amazon-pay.authorization.expiring",
    account: reference.account,
    data: {
      ...about(reference),
      reason_code: null,
      expires_at: operation.expires_at?.toISOString() ?? null,
      operation: aboutOperation(reference, operation),
    },
  }
}

/** An order reference that ends soon, with something of the order not charged. */
export function endEvent(reference: OrderReferenceRow): DomainEvent {
  return {
    name: "amazon-pay.order_reference.expiring",
    account: reference.account,
    data: {
      ...about(reference),
      reason_code: null,
      expires_at: reference.expires_at?.toISOString() ?? null,
    },
  }
}

/** The buyer has told the bank that the charge is wrong; the merchant has to answer Amazon. */
export function chargebackEvent(
  reference: OrderReferenceRow,
  { capture: _capture, reason, ...chargeback }: Chargeback,
  { charge, notificationId }: { charge: OperationRow | undefined; notificationId: string },
): DomainEvent {
  return {
    name: "amazon-pay.chargeback.received",
    account: reference.account,
    data: {
      ...about(reference),
      reason_code: reason,
      notification_id: notificationId,
      chargeback,
      ...(charge ? { operation: aboutOperation(reference, charge) } : {}),
    },
  }
}

/** An order reference that Amazon suspended, or that was closed or cancelled by whomever. */
export function referenceEvents(
  before: OrderReferenceRow,
  after: OrderReferenceRow,
): DomainEvent[] {
  if (before.state === after.state) return []
  if (!["Suspended", "Closed", "Canceled"].includes(after.state)) return []
  return [
    {
      name: `amazon-pay.order_reference.${after.state.toLowerCase()}`,
      account: after.account,
      data: { ...about(after), reason_code: after.reason_code },
    },
  ]
}

function about(reference: OrderReferenceRow) {
  return {
    order_reference_id: reference.id,
    amazon_order_reference_id: reference.amazon_order_reference_id,
    payment_collection_id: reference.payment_collection_id,
  }
}

function aboutOperation({ currency_code }: OrderReferenceRow, operation: OperationRow) {
  const { id, reference_id, amazon_id, amount, fulfillment_id } = operation
  return { id, reference_id, amazon_id, amount, currency_code, fulfillment_id }
}
