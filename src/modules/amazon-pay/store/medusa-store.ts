import { container } from "@medusajs/framework"
import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OperationRow, OrderReferenceRow } from "../ledger/rows"
import { amountText } from "../money"
import { decimal } from "./decimal"
import { isWanted, type Purposes } from "./is-wanted"
import { owedOrderSchema, owedTotal, owedTotalFields } from "./owed-total"
import type { OrderMoney, StoreFacts } from "./store-facts"

const amounts = z.array(z.object({ amount: decimal })).nullish()
const paymentSchema = z.object({
  data: z.object({ amazon_order_reference_id: z.string().optional() }).nullish(),
  captures: amounts,
  refunds: amounts,
})
const paidOrderSchema = z.object({
  payment_collections: z.array(z.object({ payments: z.array(paymentSchema) })),
})
const linkSchema = z.array(z.object({ order: z.object({ id: z.string() }).nullish() }))
const fulfillmentSchema = z.array(z.object({ canceled_at: z.coerce.date().nullish() }))
const sessionSchema = z.array(z.object({ id: z.string() }))

/**
 * The store as its own queries show it. A module's container has no query of the application's, so the application's
 * container is asked, when there is something to ask: it is complete by then.
 */
export class MedusaStore implements StoreFacts {
  async orderMoney({ payment_collection_id }: OrderReferenceRow): Promise<OrderMoney | null> {
    const id = await this.#orderOf(payment_collection_id)
    if (!id) return null
    const { data } = await this.#query().graph({
      entity: "order",
      fields: [
        ...owedTotalFields,
        "payment_collections.payments.data",
        "payment_collections.payments.captures.amount",
      ],
      filters: { id },
    })
    const payments = paidOrderSchema
      .parse(data[0])
      .payment_collections.flatMap((collection) => collection.payments)
    const order = owedOrderSchema.parse(data[0])
    const sum = (rows: z.output<typeof amounts>) =>
      MathBN.sum(0, ...(rows ?? []).map(({ amount }) => amount))
    const elsewhere = payments.filter(({ data }) => !data?.amazon_order_reference_id)
    const taken = elsewhere.map(({ captures, refunds }) => MathBN.sub(sum(captures), sum(refunds)))
    return {
      owed: {
        ...owedTotal(order),
        takenElsewhere: amountText(MathBN.sum(0, ...taken), order.currency_code),
      },
      orderReferences: payments.flatMap(({ data }) => data?.amazon_order_reference_id ?? []),
    }
  }

  async isWanted(reference: OrderReferenceRow, operation: OperationRow): Promise<boolean> {
    return isWanted(operation, await this.#purposes(reference, operation))
  }

  async #purposes(
    { payment_collection_id, payment_session_id, amazon_order_reference_id }: OrderReferenceRow,
    { fulfillment_id }: OperationRow,
  ): Promise<Purposes> {
    const orderId = await this.#orderOf(payment_collection_id)
    const sessions = await this.#query().graph({
      entity: "payment_session",
      fields: ["id"],
      filters: { id: payment_session_id },
    })
    const isChosen = sessionSchema.parse(sessions.data).length > 0
    const isParcelCanceled = fulfillment_id ? await this.#isCanceled(fulfillment_id) : false
    if (!orderId) return { order: null, isChosen, isParcelCanceled }
    const { data } = await this.#query().graph({
      entity: "order",
      fields: ["id", "status", "payment_collections.payments.data"],
      filters: { id: orderId },
    })
    const order = z.object({ status: z.string() }).parse(data[0])
    const payments = paidOrderSchema
      .parse(data[0])
      .payment_collections.flatMap((collection) => collection.payments)
    return {
      order: {
        isCanceled: order.status === "canceled",
        isPaid: payments.length > 0,
        isPaidWithThis: payments.some(
          ({ data }) => data?.amazon_order_reference_id === amazon_order_reference_id,
        ),
      },
      isChosen,
      isParcelCanceled,
    }
  }

  async #isCanceled(fulfillmentId: string): Promise<boolean> {
    const { data } = await this.#query().graph({
      entity: "fulfillment",
      fields: ["id", "canceled_at"],
      filters: { id: fulfillmentId },
    })
    const [fulfillment] = fulfillmentSchema.parse(data)
    return !fulfillment || Boolean(fulfillment.canceled_at)
  }

  async #orderOf(paymentCollectionId: string): Promise<string | undefined> {
    const { data } = await this.#query().graph({
      entity: "order_payment_collection",
      fields: ["order.id"],
      filters: { payment_collection_id: paymentCollectionId },
    })
    return linkSchema.parse(data)[0]?.order?.id
  }

  #query(): Omit<RemoteQueryFunction, symbol> {
    return container.resolve(ContainerRegistrationKeys.QUERY)
  }
}
