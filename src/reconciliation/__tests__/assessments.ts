import type { OperationRow, OrderReferenceRow, Snapshot } from "../../modules/amazon-pay"
import {
  captured,
  held,
  operation,
  reference,
} from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { Chargeback } from "../../modules/amazon-pay/ledger/chargebacks"
import { amountOf, completedCharges } from "../../modules/amazon-pay/decisions/holds"
import { lesserAmount } from "../../modules/amazon-pay/money"
import { order, payment } from "../../charging/__tests__/order-facts-of"
import type { OrderFacts, ParcelFacts } from "../../charging/order-facts"
import { capturesOf } from "../../charging/order-money"
import type { Finding } from "../attention-reasons"
import { attentionOf, noTrouble, type Trouble } from "../attention"
import { nothingOwed, owedOf } from "../owed"
import type { PaymentAssessment } from "../payment-assessment"

export { order, payment }

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const now = new Date("2026-03-01T12:00:00Z")
export const ago = (ms: number) => new Date(now.getTime() - ms)

/** A parcel with one of the two mugs, packed an hour ago. */
export function parcel(over: Partial<ParcelFacts> = {}): ParcelFacts {
  return {
    id: "ful_1",
    contents: { mug: "1" },
    canceled: false,
    packedAt: ago(hour),
    shippedAt: null,
    deliveredAt: null,
    ...over,
  }
}

/** What Medusa says of the order once 10.00 of it were refunded. */
export const credited = { costs: "10.00", owed: "10.00", creditedRefunds: "10.00" }

/** A hold made yesterday that lasts for another three weeks. */
export const hold = (over: Partial<OperationRow> = {}) => ({
  ...held("20.00"),
  requested_at: ago(day),
  expires_at: ago(-21 * day),
  ...over,
})

/** A capture for the parcel, as it ended. */
export const charge = (over: Partial<OperationRow> = {}) =>
  captured("10.00", { fulfillment_id: "ful_1", requested_at: ago(50 * minute), ...over })

/** A refund of half of it, made after the charge. */
export const refund = (over: Partial<OperationRow> = {}) =>
  operation({
    kind: "refund",
    action: "Refund",
    amount: "10.00",
    amazon_parent_id: "S01-C1",
    requested_at: ago(40 * minute),
    ...over,
  })

/** A capture that a person asked for. */
export const byHand = (over: Partial<OperationRow> = {}) =>
  charge({ fulfillment_id: null, ...over })

/** A capture that Amazon declined, and is not asked for again by itself. */
export const refused = charge({ state: "declined", reason_code: "InvalidPaymentMethod" })

/** A parcel with both mugs. */
export const whole = parcel({ contents: { mug: "2" } })

/** An order of which one parcel was packed. */
export const packed = { parcels: [parcel()] }
/** A payment of another provider. */
export const otherwise = { ...payment, id: "pay_2", orderReferenceId: undefined }
/** A charge that Amazon could not process, and is asked for again in a minute. */
export const failure = (over = {}) =>
  charge({
    state: "declined",
    reason_code: "ProcessingFailure",
    next_check_at: ago(-minute),
    ...over,
  })
/** What one payment paid of a parcel that comes to 20.00, and the decline of what the other was to pay. */
export const share = () => charge({ amount: "8.00", parcel_amount: "20.00" })
export const timedOut = () =>
  charge({
    ...{ state: "declined", reason_code: "InvalidPaymentMethod" },
    ...{ amount: "12.00", parcel_amount: "20.00" },
  })

/** An authorization that Amazon declined two days ago because of the card. */
export const declined = (over: Partial<OperationRow> = {}) =>
  operation({
    kind: "authorize",
    state: "declined",
    reason_code: "InvalidPaymentMethod",
    requested_at: ago(2 * day),
    ...over,
  })

export interface Parts {
  reference?: Partial<OrderReferenceRow>
  operations?: OperationRow[]
  order?: Partial<OrderFacts> | null
  /** Captures of the order's other payments. */
  elsewhere?: OperationRow[]
  waitsSince?: Date | null
  hasSession?: boolean
  isSuperseded?: boolean
  trigger?: PaymentAssessment["trigger"]
  dismissed?: string[]
  /** What Medusa has booked; left out, what Amazon has done. */
  booked?: { captured?: string; refunded?: string }
}

/** An order whose payment is booked. */
function booked(facts: OrderFacts, snapshot: Snapshot, over: Parts["booked"]): OrderFacts {
  const own = snapshot.reference.amazon_order_reference_id
  const charged = completedCharges(snapshot)
  const refunds = snapshot.operations.filter(
    ({ kind, state }) => kind === "refund" && state === "completed",
  )
  const refunded = lesserAmount(amountOf(refunds, facts.currencyCode), charged)
  return {
    ...facts,
    payments: facts.payments.map((one) =>
      one.orderReferenceId === own ? { ...one, captured: charged, refunded, ...over } : one,
    ),
  }
}

/** An order whose money is held; parcels are charged when they are packed. */
export function assessment(parts: Parts = {}): PaymentAssessment {
  const operations = parts.operations ?? [hold()]
  const snapshot = {
    reference: reference({ state: "Open", total: "20.00", ...parts.reference }),
    operations,
  }
  const trigger = "trigger" in parts ? parts.trigger : "fulfillment"
  const facts = parts.order === null ? null : booked(order(parts.order), snapshot, parts.booked)
  const waits = facts?.payments.length === 0 ? now : null
  const paid = facts?.payments.filter(({ orderReferenceId }) => orderReferenceId !== undefined)
  const ledgers = new Map((paid ?? []).map(({ id }) => [id, snapshot]))
  const others = { reference: reference({ id: "aporef_other" }), operations: parts.elsewhere ?? [] }
  const all = new Map([
    ["pay_1", snapshot],
    ["pay_2", others],
  ])
  return {
    ...snapshot,
    ledgers: all,
    order: facts,
    owed: facts ? owedOf(facts, ledgers, snapshot, trigger) : nothingOwed,
    dismissed: new Set(parts.dismissed),
    captures: capturesOf(all),
    waitsSince: parts.waitsSince === undefined ? waits : parts.waitsSince,
    hasSession: parts.hasSession ?? true,
    isSuperseded: parts.isSuperseded ?? false,
    trigger,
  }
}

/** Chargebacks that came in an hour ago. */
export function disputed(...told: Partial<Chargeback>[]): Partial<OrderReferenceRow> {
  const unnamed = {
    id: "B1",
    capture: null,
    amount: null,
    state: null,
    reason: null,
    made_at: null,
  }
  const at = { received_at: ago(hour), changed_at: ago(hour) }
  const chargebacks = told.map((one) => ({ ...unnamed, currency_code: "USD", ...at, ...one }))
  return { chargeback_at: ago(hour), chargebacks }
}

/** What is listed, as "reason amount" each; null for nothing. */
export function inWords(findings: readonly Finding[]): string | null {
  const all = findings.map(({ reason, amount }) =>
    amount === null ? reason : `${reason} ${amount}`,
  )
  return all.length ? all.join(", ") : null
}

/** What is listed of an order, in words. */
export const listed = (parts: Parts, trouble: Trouble = noTrouble) =>
  inWords(attentionOf(assessment(parts), now, trouble))
