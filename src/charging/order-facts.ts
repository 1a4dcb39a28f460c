import { z } from "@medusajs/framework/zod"
import { MathBN } from "@medusajs/framework/utils"
import type { Returns } from "../modules/amazon-pay/store/asked-back"
import { decimal } from "../modules/amazon-pay/store/decimal"
import { lineContents, type OrderChange } from "./line-contents"
import type { Contents } from "./contents"
import { isAmazonPay } from "../modules/amazon-pay/store/is-amazon-pay"
import { onceEach } from "../modules/amazon-pay/store/once-each"
import { owedOrderSchema, owedTotal } from "../modules/amazon-pay/store/owed-total"
import { pairExchanges } from "./exchanges"
import { readExchanges } from "./read-exchanges"
import {
  creditedOwnRefunds,
  creditedRefunds,
  creditLines,
  refunds,
} from "../modules/amazon-pay/store/credited-refunds"
import type { OrderLine } from "./order-line"

/** The fields of Medusa's order that {@link orderFacts} reads. */
export const orderFields = [
  "id",
  "status",
  "created_at",
  "currency_code",
  "total",
  "items.id",
  "items.quantity",
  "items.requires_shipping",
  "items.total",
  "items.return_requested_total",
  "items.return_received_total",
  "items.return_dismissed_total",
  "items.detail.return_requested_quantity",
  "items.detail.return_received_quantity",
  "items.detail.return_dismissed_quantity",
  "items.detail.written_off_quantity",
  "shipping_methods.id",
  "shipping_methods.total",
  "shipping_methods.detail.return_id",
  "credit_lines.amount",
  "credit_lines.reference",
  "credit_lines.reference_id",
  "fulfillments.id",
  "fulfillments.created_at",
  "fulfillments.shipped_at",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
  "payment_collections.id",
  "payment_collections.status",
  "payment_collections.amount",
  "payment_collections.payments.id",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.amount",
  "payment_collections.payments.data",
  "payment_collections.payments.canceled_at",
  "payment_collections.payments.captures.amount",
  "payment_collections.payments.refunds.amount",
  "payment_collections.payments.refunds.created_at",
  "payment_collections.payments.refunds.refund_reason_id",
  "payment_collections.payments.refunds.refund_reason.label",
  "payment_collections.payments.refunds.refund_reason.code",
]

const date = z.coerce.date().nullish()
const amounts = z.array(z.object({ amount: decimal })).nullish()

export const orderSchema = z.object({
  id: z.string(),
  status: z.string(),
  created_at: z.coerce.date(),
  currency_code: z.string(),
  total: decimal,
  items: z.array(
    z.object({
      id: z.string(),
      quantity: decimal,
      requires_shipping: z.boolean(),
      // Of what the buyer keeps; what came back is in the two after it.
      total: decimal,
      return_requested_total: decimal.nullish().transform((amount) => amount ?? "0"),
      return_received_total: decimal,
      return_dismissed_total: decimal,
      detail: z.object({
        return_requested_quantity: decimal.nullish(),
        return_received_quantity: decimal,
        return_dismissed_quantity: decimal,
        written_off_quantity: decimal.nullish(),
      }),
    }),
  ),
  shipping_methods: z.array(
    z.object({
      id: z.string(),
      total: decimal,
      detail: z.object({ return_id: z.string().nullish() }).nullish(),
    }),
  ),
  credit_lines: creditLines,
  fulfillments: z.array(
    z.object({
      id: z.string(),
      created_at: z.coerce.date(),
      shipped_at: date,
      delivered_at: date,
      canceled_at: date,
    }),
  ),
  payment_collections: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      amount: decimal,
      payments: z.array(
        z.object({
          id: z.string(),
          provider_id: z.string(),
          amount: decimal,
          data: z.object({ amazon_order_reference_id: z.string().optional() }).nullish(),
          canceled_at: date,
          captures: amounts,
          refunds,
        }),
      ),
    }),
  ),
})

export interface ParcelFacts {
  id: string
  contents: Contents
  canceled: boolean
  packedAt: Date
  shippedAt: Date | null
  deliveredAt: Date | null
}

/** A payment of an order. Amounts as Medusa has booked them, major units. */
export interface PaymentFacts {
  id: string
  collectionId: string
  providerId: string
  /** Amazon's order reference, for payments made with Amazon Pay. */
  orderReferenceId?: string
  canceled: boolean
  /** What it is for in all. */
  amount: string
  captured: string
  refunded: string
  /** Its refunds, by when they were made. */
  refunds: readonly { amount: string; at: Date }[]
}

/** Everything about an order that deciding on a charge needs; amounts in major units, as decimal text. */
export interface OrderFacts {
  id: string
  placedAt: Date
  canceled: boolean
  currencyCode: string
  /** What it costs now: what came back and credit are off, refunds of Amazon Pay's are not, and what is exchanged costs nothing anew. */
  total: string
  /** What Medusa asks for it in all: what came back, credit and refunds are off; the shipping of returns is in it. */
  costs: string
  /** What it costs as Medusa counts what is outstanding, but for what is asked back: no more than this is charged in all. */
  owed: string
  /** What of that is asked back with nothing in exchange: goods that leave are charged all the same. */
  askedBack: string
  /** What of that Medusa has credited beside Amazon Pay's refunds: goods that leave are charged all the same. */
  creditedRefunds: string
  /** What Medusa has credited beside refunds of other payments: what they took pays for that much less. */
  creditedElsewhere: string
  shipping: string
  lines: OrderLine[]
  /** Oldest first. */
  parcels: ParcelFacts[]
  payments: PaymentFacts[]
  /** The payment collections that wait for a payment, and what they ask for. */
  unpaidCollections: { id: string; amount: string }[]
  /** Those that have payments, and ask for more than was captured of them. */
  openCollections: { id: string; amount: string }[]
}

/** An order and its changes as Medusa's queries give them, as facts. */
export function orderFacts(
  order: z.output<typeof orderSchema>,
  changes: readonly OrderChange[],
  returns: Returns,
): OrderFacts {
  const methods = onceEach(order.shipping_methods)
  const items = onceEach(order.items)
  // The shipping of a return is taken off its refund; no parcel brings it.
  const [back, out] = partition(methods.all, ({ detail }) => Boolean(detail?.return_id))
  const owed = owedTotal(owedOrderSchema.parse(order), returns)
  const { total, lines } = pairExchanges(
    {
      total: MathBN.sub(
        MathBN.add(order.total, creditedOwnRefunds(order.credit_lines, order.payment_collections)),
        sum([...back, ...items.again, ...methods.again].map(({ total }) => total)),
      ).toFixed(),
      lines: items.all.map((item) => ({
        id: item.id,
        quantity: item.quantity,
        returned: sum([
          item.detail.return_received_quantity,
          item.detail.return_dismissed_quantity,
        ]),
        cost: sum([item.total, item.return_received_total, item.return_dismissed_total]),
        ships: item.requires_shipping,
      })),
    },
    readExchanges(
      changes,
      items.all.map(({ id, detail }) => ({
        id,
        returned: sum([
          detail.return_requested_quantity ?? "0",
          detail.return_received_quantity,
          detail.return_dismissed_quantity,
        ]),
        writtenOff: detail.written_off_quantity ?? "0",
      })),
    ),
  )
  return {
    id: order.id,
    placedAt: order.created_at,
    canceled: order.status === "canceled",
    currencyCode: order.currency_code.toUpperCase(),
    costs: owed.costs,
    total,
    owed: owed.total,
    askedBack: owed.askedBack,
    creditedRefunds: owed.creditedRefunds,
    creditedElsewhere: MathBN.sub(
      creditedRefunds(order.credit_lines, order.payment_collections),
      creditedOwnRefunds(order.credit_lines, order.payment_collections),
    ).toFixed(),
    shipping: sum(out.map(({ total }) => total)),
    lines,
    parcels: parcelsOf(order, changes),
    payments: order.payment_collections.flatMap(({ id: collectionId, payments }) =>
      payments.map(({ id, provider_id, amount, data, canceled_at, captures, refunds }) => ({
        id,
        collectionId,
        providerId: provider_id,
        // Another provider keeps what a browser sent, whatever it names.
        orderReferenceId: isAmazonPay(provider_id) ? data?.amazon_order_reference_id : undefined,
        canceled: Boolean(canceled_at),
        amount,
        captured: sum((captures ?? []).map(({ amount }) => amount)),
        refunded: sum((refunds ?? []).map(({ amount }) => amount)),
        refunds: (refunds ?? []).map(({ amount, created_at }) => ({ amount, at: created_at })),
      })),
    ),
    unpaidCollections: order.payment_collections
      .filter(isUnpaid)
      .map(({ id, amount }) => ({ id, amount })),
    openCollections: order.payment_collections
      .filter((one) => one.payments.length > 0 && !isClosed(one) && !isUnpaid(one))
      .map(({ id, amount }) => ({ id, amount })),
  }
}

function isUnpaid({ status }: { status: string }): boolean {
  return status === "not_paid" || status === "awaiting"
}

function isClosed({ status }: { status: string }): boolean {
  return status === "completed" || status === "canceled"
}

function parcelsOf(
  { fulfillments }: z.output<typeof orderSchema>,
  changes: readonly OrderChange[],
): ParcelFacts[] {
  return [...fulfillments]
    .sort((one, other) => one.created_at.getTime() - other.created_at.getTime())
    .map(({ id, canceled_at, shipped_at, delivered_at, created_at }) => ({
      id,
      contents: lineContents(changes, id),
      canceled: Boolean(canceled_at),
      packedAt: created_at,
      shippedAt: shipped_at ?? null,
      deliveredAt: delivered_at ?? null,
    }))
}

function sum(amounts: readonly string[]): string {
  return MathBN.sum(...amounts).toFixed()
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const passed = all.map(test)
  return [all.filter((_, index) => passed[index]), all.filter((_, index) => !passed[index])]
}
