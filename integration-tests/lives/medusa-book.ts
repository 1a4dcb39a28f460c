import { z } from "@medusajs/framework/zod"
import { AMAZON_PAY } from "../support/buyer"
import type { Scene } from "../support/store-suite"
import { cents, sum, type Cents } from "./money"
import {
  exchangedOf,
  isAskedBefore,
  madeAt,
  readClaims,
  readReturns,
  returnedOf,
  type Returned,
  type Returns,
} from "./returned"

/** Quantities, and what all of the line costs without what came back of it. */
export interface Line {
  id: string
  quantity: number
  /** What came back, is asked back or written off. */
  returned: number
  came: number
  asked: number
  /** What of that is asked back for an exchange or a claim. */
  exchanged: number
  total: Cents
}

/** What Medusa has of an order, by its API. */
export interface MedusaBook {
  status: string
  paymentStatus: string
  /** What the order costs in all, as it was last requested: what is outstanding and what was paid. */
  cost: Cents
  lines: Line[]
  /** With quantities by line. */
  parcels: { canceled: boolean; left: boolean; items: Map<string, number> }[]
  /** What was taken off the order beside its goods: by people, and by Medusa beside refunds. */
  credit: { ofPeople: Cents; ofRefunds: Cents }
  /** What every provider gave back before anything was asked back, and after that. */
  refunded: { before: Cents; after: Cents }
  /** Whether all of that was given back before any of the parcels was packed that stand. */
  gaveBackFirst: boolean
  returns: Returned
  payments: { id: string; canceled: boolean; captures: Cents[]; refunds: Cents[] }[]
  /** What other providers took and gave back. */
  elsewhere: { captures: Cents[]; refunds: Cents[] }
  transactions: { captures: Cents[]; refunds: Cents[] }
}

/** What was packed of an order, as Medusa's API says it. */
export const packedSchema = z.array(
  z.object({
    id: z.string(),
    canceled_at: z.string().nullable(),
    shipped_at: z.string().nullable(),
    delivered_at: z.string().nullable(),
    items: z.array(z.object({ line_item_id: z.string().nullable(), quantity: z.number() })),
  }),
)
const amounts = z.array(z.object({ amount: z.number() })).nullish()
const refunds = z
  .array(
    z.object({
      id: z.string(),
      amount: z.number(),
      refund_reason: z.object({ label: z.string() }).nullish(),
    }),
  )
  .nullish()
const orderSchema = z.object({
  status: z.string(),
  payment_status: z.string(),
  summary: z.object({
    pending_difference: z.number(),
    paid_total: z.number(),
    refunded_total: z.number(),
  }),
  items: z.array(
    z.object({
      id: z.string(),
      quantity: z.number(),
      total: z.number(),
      return_requested_total: z.number().nullish(),
      return_received_total: z.number().nullish(),
      return_dismissed_total: z.number().nullish(),
      detail: z.object({
        return_requested_quantity: z.number(),
        return_received_quantity: z.number(),
        return_dismissed_quantity: z.number(),
        written_off_quantity: z.number(),
      }),
    }),
  ),
  credit_lines: z
    .array(z.object({ id: z.string(), amount: z.number(), reference: z.string().nullable() }))
    .nullish(),
  fulfillments: packedSchema,
  transactions: z.array(z.object({ amount: z.number(), reference: z.string().nullable() })),
  payment_collections: z.array(
    z.object({
      payments: z.array(
        z.object({
          id: z.string(),
          provider_id: z.string(),
          canceled_at: z.string().nullable(),
          captures: amounts,
          refunds,
        }),
      ),
    }),
  ),
})
type Order = z.output<typeof orderSchema>
const fields = [
  ...["id", "status", "payment_status", "summary", "total", "*items", "*items.detail"],
  ...["items.return_requested_total", "items.return_received_total"],
  "items.return_dismissed_total",
  "*credit_lines",
  ...["*fulfillments", "*fulfillments.items", "*transactions", "*payment_collections.payments"],
  ...["*payment_collections.payments.captures", "*payment_collections.payments.refunds"],
  "payment_collections.payments.refunds.refund_reason.label",
]

const centsOf = (rows: z.output<typeof amounts>) => (rows ?? []).map(({ amount }) => cents(amount))

export async function medusaBook({ warehouse }: Scene, orderId: string): Promise<MedusaBook> {
  const path = `/admin/orders/${orderId}?fields=${fields.join()}`
  const order = orderSchema.parse((await warehouse.office("GET", path)).body.order)
  const returns = await readReturns(warehouse.office, orderId)
  const claims = await readClaims(warehouse.office, orderId)
  const { pending_difference, paid_total, refunded_total } = order.summary
  const payments = order.payment_collections.flatMap((collection) => collection.payments)
  const others = payments.filter(({ provider_id }) => provider_id !== AMAZON_PAY)
  const of = (reference: string) =>
    order.transactions
      .filter((one) => one.reference === reference)
      .map(({ amount }) => Math.abs(cents(amount)))
  return {
    status: order.status,
    paymentStatus: order.payment_status,
    cost: cents(pending_difference) + cents(paid_total) - cents(refunded_total),
    lines: order.items.map(({ id, quantity, total, detail }) => ({
      ...{ id, quantity, total: cents(total), asked: detail.return_requested_quantity },
      exchanged: exchangedOf(id, detail, returns),
      came: detail.return_received_quantity + detail.return_dismissed_quantity,
      returned: sum([
        detail.return_requested_quantity,
        detail.return_received_quantity,
        detail.return_dismissed_quantity,
        detail.written_off_quantity,
      ]),
    })),
    parcels: order.fulfillments.map((one) => ({
      canceled: one.canceled_at !== null,
      left: one.shipped_at !== null || one.delivered_at !== null,
      items: new Map(one.items.map(({ line_item_id, quantity }) => [line_item_id ?? "", quantity])),
    })),
    credit: creditOf(order),
    refunded: refundedOf(order, returns),
    gaveBackFirst: gaveBackFirst(order),
    returns: returnedOf(order, returns, claims),
    payments: payments
      .filter(({ provider_id }) => provider_id === AMAZON_PAY)
      .map(({ id, canceled_at, captures, refunds }) => ({
        id,
        canceled: canceled_at !== null,
        captures: centsOf(captures),
        refunds: centsOf(refunds),
      })),
    elsewhere: {
      captures: others.flatMap(({ captures }) => centsOf(captures)),
      refunds: others.flatMap(({ refunds }) => centsOf(refunds)),
    },
    transactions: { captures: of("capture"), refunds: of("refund") },
  }
}

const refundsIn = ({ payment_collections }: Order) =>
  payment_collections.flatMap(({ payments }) => payments).flatMap((one) => one.refunds ?? [])

function gaveBackFirst(order: Order): boolean {
  const packed = order.fulfillments.filter((one) => one.canceled_at === null)
  return packed.every((parcel) =>
    refundsIn(order).every((refund) => madeAt(refund.id) < madeAt(parcel.id)),
  )
}

/** A credit line beside a refund names the reason of the refund, or the payment collection. */
function creditOf(order: Order): MedusaBook["credit"] {
  const reasons = refundsIn(order).map(({ refund_reason }) => refund_reason?.label)
  const credit = { ofPeople: 0, ofRefunds: 0 }
  for (const { amount, reference } of order.credit_lines ?? []) {
    const isOfRefund = reference === "payment_collection" || reasons.includes(reference ?? "")
    credit[isOfRefund ? "ofRefunds" : "ofPeople"] += cents(amount)
  }
  return credit
}

function refundedOf(order: Order, returns: Returns): MedusaBook["refunded"] {
  const refunded = { before: 0, after: 0 }
  for (const { id, amount } of refundsIn(order)) {
    refunded[isAskedBefore(id, returns) ? "after" : "before"] += cents(amount)
  }
  return refunded
}
