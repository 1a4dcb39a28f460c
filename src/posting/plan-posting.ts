import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OperationRow,
  type OrderReferenceRow,
} from "../modules/amazon-pay"
import { completedCharges } from "../modules/amazon-pay/decisions/holds"
import { amountText, isPositive } from "../modules/amazon-pay/money"
import type { Account } from "../medusa/accounts"
import { sessionFor, sessionsOf } from "../medusa/collection-sessions"
import { orderOfCollection } from "../medusa/order-collections"
import { bookableRefund, declinedRowFor } from "./bookable-refund"
import type { Booking } from "./book-and-repair"
import { paymentsOf } from "./payments-of"
import { paymentRows } from "../medusa-repairs/payment-rows"

/** What Medusa still has to be told of something that Amazon completed. */
export type Posting =
  /** No row of Medusa's books this capture. */
  | { do: "book-charge"; booking: Booking }
  /** No row of Medusa's books this refund: it was not asked for in Medusa. */
  | { do: "book-refund"; booking: Booking }
  /** The order was placed before Amazon had decided, and now it has: its payment can be made. */
  | { do: "make-payment" }
  /** The order was cancelled while Amazon was deciding: it must not end with money held or charged. */
  | { do: "cancel-order" }
  /** The buyer's cart is not an order yet. */
  | { do: "wait"; for: string }
  | { do: "nothing" }

const nothing: Posting = { do: "nothing" }

/** What is left to do in Medusa about an operation that Amazon completed; nothing for any other. */
export async function planPosting(
  container: MedusaContainer,
  account: Account,
  orderReferenceId: string,
  operation: OperationRow | null,
): Promise<Posting> {
  if (operation?.state !== "completed" || operation.amount === null) return nothing
  const { kind, booked_id } = operation
  if (kind !== "capture" && kind !== "authorize" && kind !== "refund") return nothing
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const snapshot = await engine.snapshot(orderReferenceId)
  const { reference } = snapshot
  const payments = container.resolve(Modules.PAYMENT)
  const [payment] = await paymentsOf(container, account, reference)
  if (!payment) return await deferredDuty(container, account, reference)
  if (kind === "authorize") return nothing
  const booking = { payment_id: payment.id, operation_id: operation.id }
  // A process that ended in the middle of booking may have left the id of a row that is gone since.
  if (kind === "refund") {
    const others = paymentRows(payment.refunds)
    if (others.some(({ id }) => id === booked_id)) return nothing
    const isBookable =
      declinedRowFor(operation, snapshot, others) !== undefined ||
      isPositive(bookableRefund(operation, snapshot, others))
    return isBookable ? { do: "book-refund", booking } : nothing
  }
  // What was charged at the checkout Medusa has booked by itself, in a row that names no charge.
  const booked = MathBN.sum(0, ...(payment.captures ?? []).map((capture) => capture.amount))
  // Medusa keeps fractions of a cent; Amazon was told whole ones, which may be a little more.
  const inDigits = amountText(booked, reference.currency_code)
  if (payment.captured_at && MathBN.gte(inDigits, completedCharges(snapshot))) return nothing
  const rows = booked_id ? await payments.listCaptures({ id: [booked_id] }) : []
  return rows.length ? nothing : { do: "book-charge", booking }
}

async function deferredDuty(
  container: MedusaContainer,
  { providerId }: Account,
  reference: OrderReferenceRow,
): Promise<Posting> {
  const session = sessionFor(await sessionsOf(container, reference), reference, providerId)
  // Whoever completes the cart is at it; where the session is gone, the reconciler sees what the order waits for.
  if (session?.status !== PaymentSessionStatus.PENDING_AUTHORIZATION) return nothing
  const orderId = await orderOfCollection(container, reference.payment_collection_id)
  if (!orderId) return { do: "wait", for: "The cart is not an order yet." }
  return (await isCanceled(container, orderId)) ? { do: "cancel-order" } : { do: "make-payment" }
}

const orders = z.array(z.object({ status: z.string() }))

async function isCanceled(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "status"],
    filters: { id: orderId },
  })
  return orders.parse(data)[0]?.status === "canceled"
}
