import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { mending } from "../booking/transaction-mending"

const exact = z
  .object({ value: z.union([z.string(), z.number()]) })
  .transform(({ value }) => String(value))
const rows = <Row extends z.ZodType>(row: Row) => z.array(row)
const captureRow = z
  .object({ id: z.string(), raw_amount: exact })
  .transform(({ id, raw_amount }) => ({ id, amount: raw_amount }))
const transactionRow = z
  .object({ id: z.string(), reference_id: z.string().nullable(), raw_amount: exact })
  .transform(({ id, reference_id, raw_amount }) => ({ id, reference_id, amount: raw_amount }))

export interface MendTransactionsInput {
  payment_id: string
  /** Null when there is no order to mend. */
  order_id: string | null
}

/** Makes the order's transactions of a payment equal its captures, one to one and amount for amount. */
export const mendAmazonPayTransactionsStep = createStep(
  "mend-amazon-pay-transactions",
  async ({ payment_id, order_id }: MendTransactionsInput, { container }) => {
    if (!order_id) return new StepResponse(0)
    const orders = container.resolve(Modules.ORDER)
    const payment = await container
      .resolve(Modules.PAYMENT)
      .retrievePayment(payment_id, { relations: ["captures"] })
    const captures = rows(captureRow).parse(payment.captures ?? [])
    const others = await capturesOfOtherPayments(container, order_id, payment_id)
    const transactions = rows(transactionRow)
      .parse(await orders.listOrderTransactions({ order_id, reference: "capture" }))
      .filter(({ reference_id }) => reference_id === null || !others.has(reference_id))
    const { add, remove } = mending(captures, transactions)
    if (remove.length) await orders.deleteOrderTransactions(remove)
    for (const { id, amount } of add) {
      await orders.addOrderTransactions({
        order_id,
        amount,
        currency_code: payment.currency_code,
        reference: "capture",
        reference_id: id,
      })
    }
    return new StepResponse(add.length + remove.length)
  },
)

const paymentsOfOrders = z.array(
  z.object({
    payment_collections: z.array(
      z.object({
        payments: z.array(
          z.object({ id: z.string(), captures: z.array(z.object({ id: z.string() })) }),
        ),
      }),
    ),
  }),
)

/** An order may be paid by several payments; only this one's transactions are looked after. */
async function capturesOfOtherPayments(
  container: MedusaContainer,
  orderId: string,
  paymentId: string,
): Promise<Set<string>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.payments.id", "payment_collections.payments.captures.id"],
    filters: { id: orderId },
  })
  return new Set(
    paymentsOfOrders
      .parse(data)
      .flatMap(({ payment_collections }) => payment_collections)
      .flatMap(({ payments }) => payments)
      .filter(({ id }) => id !== paymentId)
      .flatMap(({ captures }) => captures.map(({ id }) => id)),
  )
}
