import fc from "fast-check"
import { operation } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { findPendingActions, type PendingAction } from "../pending-actions"
import { owedForParcel } from "../../charging/parcel-charge"
import type { PaymentAssessment } from "../payment-assessment"
import { ago, charge, day, hold, now, parcel, payment, assessment } from "./assessments"

describe("whatever was left undone", () => {
  const moment = fc.integer({ min: -5 * day, max: 5 * day }).map(ago)
  const capture = fc.record({
    fulfillment_id: fc.constantFrom("ful_1", "ful_2", null),
    state: fc.constantFrom("recorded", "sent", "pending", "completed", "declined", "failed"),
    reason_code: fc.constantFrom(null, "ProcessingFailure", "InvalidPaymentMethod"),
    requested_at: moment,
    next_check_at: fc.option(moment),
    purpose: fc.constantFrom("parcel", "person", "upkeep", "elsewhere"),
  } as const)
  const authorization = fc.record({
    state: fc.constantFrom("sent", "pending", "completed", "declined"),
    amazon_state: fc.constantFrom("Open", "Closed"),
    reason_code: fc.constantFrom(null, "InvalidPaymentMethod"),
    requested_at: moment,
    expires_at: fc.option(moment),
  } as const)
  const parcels = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("ful_1", "ful_2", "ful_3"),
      canceled: fc.boolean(),
      packedAt: moment,
      shippedAt: fc.option(moment),
      deliveredAt: fc.option(moment),
    }),
    { selector: ({ id }) => id },
  )
  const assessments = fc
    .record({
      state: fc.constantFrom("Draft", "Open", "Suspended", "Closed", "Canceled"),
      state_changed_at: fc.option(moment),
      captures: fc.array(capture, { maxLength: 5 }),
      authorizations: fc.array(authorization, { maxLength: 3 }),
      parcels,
      isOrder: fc.boolean(),
      canceled: fc.boolean(),
      paid: fc.boolean(),
      waitsSince: fc.option(moment, { nil: undefined }),
      trigger: fc.constantFrom("fulfillment", "shipment", undefined),
    } as const)
    .map((made) =>
      assessment({
        reference: { state: made.state, state_changed_at: made.state_changed_at },
        operations: [
          ...made.authorizations.map((over) => operation({ kind: "authorize", ...over })),
          ...made.captures.map(charge),
        ],
        order: made.isOrder
          ? {
              canceled: made.canceled,
              payments: made.paid ? [payment] : [],
              parcels: made.parcels.map(parcel),
            }
          : null,
        ...(made.waitsSince && !made.paid ? { waitsSince: made.waitsSince } : {}),
        trigger: made.trigger,
      }),
    )

  it("is asked for once: done, nothing is left", () => {
    fc.assert(
      fc.property(assessments, (before) => {
        const after = findPendingActions(before, now).reduce(done, before)
        const again = findPendingActions(after, now)
        // What is packed before there is a payment waits for one.
        const waits = before.order?.payments.length === 0
        expect(again.filter((one) => !(waits && one.do === "charge-parcel"))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it("charges only what left, once each, and nothing of an order that is cancelled", () => {
    fc.assert(
      fc.property(assessments, (before) => {
        const charged = findPendingActions(before, now).flatMap((one) =>
          one.do === "charge-parcel" ? [one.fulfillmentId] : [],
        )
        expect(new Set(charged).size).toBe(charged.length)
        if (before.order?.canceled !== false || !before.trigger) expect(charged).toEqual([])
        for (const id of charged) {
          const left = before.order?.parcels.find((one) => one.id === id)
          expect(left?.canceled).toBe(false)
          const capturesOf = before.captures.filter(({ fulfillment_id }) => fulfillment_id === id)
          // Completed: charged in part.
          expect(["declined", "completed"]).toContain(capturesOf.at(-1)?.state ?? "declined")
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

/** The order after Amazon and Medusa did what was asked. */
function done(before: PaymentAssessment, action: PendingAction): PaymentAssessment {
  const with_ = (over: Partial<PaymentAssessment>) => ({ ...before, ...over })
  const closed = before.operations.map((row) =>
    row.kind === "authorize" ? { ...row, amazon_state: "Closed" } : row,
  )
  switch (action.do) {
    case "cancel-order":
      // The next look cancels the payment.
      return with_({
        operations: closed,
        reference: { ...before.reference, state: "Canceled" },
        order: withoutPayments(before),
      })
    case "end-unneeded":
      return with_({
        operations: closed,
        reference: { ...before.reference, state: "Canceled" },
        order: withoutPayments(before),
      })
    case "drop-payment":
      return with_({ order: withoutPayments(before) })
    case "end-abandoned":
    case "end-superseded":
      return with_({ operations: closed, reference: { ...before.reference, state: "Canceled" } })
    case "release-hold":
      return with_({ operations: closed })
    case "authorize":
      return with_({
        operations: [...before.operations, hold({ requested_at: now, expires_at: ago(-30 * day) })],
        order: before.order && { ...before.order, payments: [payment] },
        waitsSince: null,
      })
    case "charge-parcel": {
      const { order, ledgers, trigger } = before
      const parcel = order?.parcels.find(({ id }) => id === action.fulfillmentId)
      const owed = order && parcel && trigger && owedForParcel(order, ledgers, parcel, trigger)
      const made = charge({
        fulfillment_id: action.fulfillmentId,
        requested_at: now,
        amount: owed ?? "0",
        sequence: before.operations.length + 100,
      })
      const operations = [...before.operations, made]
      return with_({
        operations,
        captures: [...before.captures, made],
        ledgers: new Map([...ledgers, ["pay_1", { reference: before.reference, operations }]]),
      })
    }
    case "refund-again": {
      const declined = before.operations.find(({ id }) => id === action.operationId)
      const again = declined && { ...declined, id: "again", state: "pending" as const }
      const sequence = before.operations.length + 200
      return with_({
        operations: [...before.operations, ...(again ? [{ ...again, sequence }] : [])],
      })
    }
    case "capture-again": {
      const declined = before.operations.find(({ id }) => id === action.operationId)
      const again = declined && { ...declined, id: "again", state: "pending" as const }
      const sequence = before.operations.length + 300
      const operations = [...before.operations, ...(again ? [{ ...again, sequence }] : [])]
      const ledger = { reference: before.reference, operations }
      return with_({ operations, ledgers: new Map([...before.ledgers, ["pay_1", ledger]]) })
    }
    case "name-order":
      return with_({
        operations: [...before.operations, { ...hold({}), kind: "name", amazon_state: null }],
      })
    case "see-address":
      return with_({ address: before.address && { ...before.address, isSeen: true } })
    case "write-billing":
      return with_({ address: before.address && { ...before.address, billing: null } })
    case "announce-end":
      return with_({ reference: { ...before.reference, expiry_emitted_at: now } })
    case "announce-expiry":
      return with_({
        operations: before.operations.map((row) =>
          row.id === action.operation.id ? { ...row, expiry_emitted_at: now } : row,
        ),
      })
  }
}

function withoutPayments({ order }: PaymentAssessment): PaymentAssessment["order"] {
  if (!order) return null
  return { ...order, payments: order.payments.map((one) => ({ ...one, canceled: true })) }
}
