import { container } from "@medusajs/framework"
import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OperationRow, OrderReferenceRow } from "../ledger/rows"
import { amountText } from "../money"
import { readReturns } from "./asked-back"
import { cartFactFields, cartFacts } from "./cart-facts"
import { decimal } from "./decimal"
import { fillInReasons } from "./deleted-reasons"
import { isAmazonPay } from "./is-amazon-pay"
import { isWanted, type Purposes } from "./is-wanted"
import {
  contactFields,
  namedCartFields,
  namedOrderFields,
  orderContact,
  orderNames,
} from "./order-names"
import { owedOrderSchema, owedTotal, owedTotalFields } from "./owed-total"
import type { CartFacts, OrderContact, OrderMoney, StoreFacts } from "./store-facts"
import type { OrderWords } from "../words/order-words"

const amounts = z.array(z.object({ amount: decimal })).nullish()
const offer = z.object({ amazon_order_reference_id: z.string().optional().catch(undefined) })
const sessionSchema = z.object({ provider_id: z.string(), data: offer.nullish() })
const paymentSchema = sessionSchema.extend({
  canceled_at: z.coerce.date().nullish(),
  captures: amounts,
  refunds: amounts,
})
const paidOrderSchema = z.object({
  payment_collections: z.array(z.object({ id: z.string(), payments: z.array(paymentSchema) })),
})
const cartLinkSchema = z.array(z.object({ cart: z.unknown() }))
const linkSchema = z.array(z.object({ order_id: z.string() }))
const fulfillmentSchema = z.array(z.object({ canceled_at: z.coerce.date().nullish() }))
const statusSchema = z.object({ status: z.string() })
const collectionSchema = z.object({
  payment_sessions: z
    .array(sessionSchema)
    .nullish()
    .transform((all) => all ?? []),
  payments: z
    .array(paymentSchema)
    .nullish()
    .transform((all) => all ?? []),
})

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
        "payment_collections.id",
        "payment_collections.payments.provider_id",
        "payment_collections.payments.data",
        "payment_collections.payments.captures.amount",
      ],
      filters: { id },
    })
    const { payment_collections } = paidOrderSchema.parse(data[0])
    const order = owedOrderSchema.parse(data[0])
    await fillInReasons(this.#query(), order)
    const sum = (rows: z.output<typeof amounts>) =>
      MathBN.sum(0, ...(rows ?? []).map(({ amount }) => amount))
    const elsewhere = payment_collections
      .flatMap(({ payments }) => payments)
      .filter((payment) => !orderReferenceOf(payment))
    const taken = elsewhere.map(({ captures, refunds }) => MathBN.sub(sum(captures), sum(refunds)))
    return {
      owed: {
        ...owedTotal(order, await readReturns(this.#query(), order)),
        takenElsewhere: amountText(MathBN.sum(0, ...taken), order.currency_code),
      },
      collections: payment_collections.map(({ id }) => id),
    }
  }

  async orderWords({ payment_collection_id }: OrderReferenceRow): Promise<OrderWords> {
    const id = await this.#orderOf(payment_collection_id)
    const of = id
      ? { entity: "order", fields: namedOrderFields, filters: { id } }
      : {
          entity: "cart_payment_collection",
          fields: namedCartFields,
          filters: { payment_collection_id },
        }
    const [{ data }, { data: stores }] = await Promise.all([
      this.#query().graph(of),
      this.#query().graph({ entity: "store", fields: ["name"] }),
    ])
    const [named] = z.array(z.unknown()).parse(data)
    return orderNames({ [id ? "order" : "cart"]: named, stores })
  }

  /** The order that a payment collection pays for, and its buyer; null while the cart is no order. */
  async orderContact(paymentCollectionId: string): Promise<OrderContact | null> {
    const id = await this.#orderOf(paymentCollectionId)
    if (!id) return null
    const [{ data }, { data: stores }] = await Promise.all([
      this.#query().graph({ entity: "order", fields: contactFields, filters: { id } }),
      this.#query().graph({ entity: "store", fields: ["name"] }),
    ])
    return orderContact(data[0], stores)
  }

  async cartFacts({ payment_collection_id }: OrderReferenceRow): Promise<CartFacts | null> {
    const { data } = await this.#query().graph({
      entity: "cart_payment_collection",
      fields: cartFactFields.map((field) => `cart.${field}`),
      filters: { payment_collection_id },
    })
    const [link] = cartLinkSchema.parse(data)
    return link?.cart ? cartFacts(link.cart) : null
  }

  async isWanted(
    reference: OrderReferenceRow,
    operation: OperationRow,
    isChosen: boolean,
  ): Promise<boolean> {
    return isWanted(operation, await this.#purposes(reference, operation, isChosen))
  }

  async #purposes(
    { payment_collection_id, amazon_order_reference_id }: OrderReferenceRow,
    { fulfillment_id }: OperationRow,
    isChosen: boolean,
  ): Promise<Purposes> {
    const { data } = await this.#query().graph({
      entity: "payment_collection",
      fields: [
        "id",
        "payment_sessions.provider_id",
        "payment_sessions.data",
        "payments.provider_id",
        "payments.data",
        "payments.canceled_at",
      ],
      filters: { id: payment_collection_id },
    })
    const { payment_sessions, payments } = collectionSchema.parse(data[0])
    const isThis = (one: z.output<typeof sessionSchema>) =>
      orderReferenceOf(one) === amazon_order_reference_id
    const order = await this.#order(payment_collection_id)
    return {
      order,
      isPaid: payments.some(({ canceled_at }) => !canceled_at),
      isPaidWithThis: payments.some(isThis),
      isChosen: order ? isChosen : payment_sessions.some(isThis),
      isParcelCanceled: fulfillment_id ? await this.#isCanceled(fulfillment_id) : false,
    }
  }

  async #order(paymentCollectionId: string): Promise<Purposes["order"]> {
    const id = await this.#orderOf(paymentCollectionId)
    if (!id) return null
    const { data } = await this.#query().graph({
      entity: "order",
      fields: ["id", "status"],
      filters: { id },
    })
    return { isCanceled: statusSchema.parse(data[0]).status === "canceled" }
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
      fields: ["order_id"],
      filters: { payment_collection_id: paymentCollectionId },
    })
    return linkSchema.parse(data)[0]?.order_id
  }

  #query(): Omit<RemoteQueryFunction, symbol> {
    return container.resolve(ContainerRegistrationKeys.QUERY)
  }
}

/** The order reference that a payment or a session names. Another provider keeps what a browser sent, whatever it names. */
function orderReferenceOf({
  provider_id,
  data,
}: z.output<typeof sessionSchema>): string | undefined {
  return isAmazonPay(provider_id) ? data?.amazon_order_reference_id : undefined
}
