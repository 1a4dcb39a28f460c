import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OperationRow,
} from "../../modules/amazon-pay"
import type { Account } from "../accounts"
import { orderOfCollection } from "../order-collections"
import type { Booking } from "./book-charge"

/** What Medusa still has to be told. */
export interface Duty {
  /** A capture that Amazon completed and no row of Medusa's books. */
  charge: Booking | null
  /** An order that was placed before Amazon had decided, and now has: its payment can be made. */
  deferred: { session_id: string; amount: string } | null
}

const nothing: Duty & { cancel: boolean } = { charge: null, deferred: null, cancel: false }

/** What is left to do in Medusa about an operation that Amazon completed; nothing for any other. */
export async function duty(
  container: MedusaContainer,
  { providerId }: Account,
  rowId: string,
  operation: OperationRow | null,
): Promise<Duty & { cancel: boolean }> {
  if (operation?.state !== "completed" || operation.amount === null) return nothing
  if (operation.kind !== "capture" && operation.kind !== "authorize") return nothing
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { reference } = await engine.snapshot(rowId)
  const payments = container.resolve(Modules.PAYMENT)
  const [payment] = await payments.listPayments({
    payment_session_id: reference.payment_session_id,
  })
  if (!payment) return await deferredDuty(container, reference, operation.amount)
  if (operation.kind !== "capture" || payment.provider_id !== providerId) return nothing
  if (payment.captured_at) return nothing
  // A process that ended in the middle of booking may have left a row that is gone since.
  const { booked_id } = operation
  if (booked_id && (await payments.listCaptures({ id: [booked_id] })).length) return nothing
  return { ...nothing, charge: { payment_id: payment.id, operation_id: operation.id } }
}

async function deferredDuty(
  container: MedusaContainer,
  reference: { payment_session_id: string; payment_collection_id: string },
  amount: string,
): Promise<Duty & { cancel: boolean }> {
  const session_id = reference.payment_session_id
  const [session] = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ id: [session_id] })
  if (session?.status !== PaymentSessionStatus.PENDING_AUTHORIZATION) return nothing
  const orderId = await orderOfCollection(container, reference.payment_collection_id)
  if (!orderId) return nothing
  return (await isCanceled(container, orderId))
    ? { ...nothing, cancel: true }
    : { ...nothing, deferred: { session_id, amount } }
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
