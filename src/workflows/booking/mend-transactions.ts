import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { unexpected } from "../../modules/amazon-pay/errors"
import { outdatedSummaries } from "./order-summaries"
import { mending } from "./transaction-mending"

const exact = z
  .object({ value: z.union([z.string(), z.number()]) })
  .transform(({ value }) => String(value))
const captureRow = z
  .object({ id: z.string(), raw_amount: exact })
  .transform(({ id, raw_amount }) => ({ id, amount: raw_amount }))
const transactionRow = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    reference_id: z.string().nullable(),
    raw_amount: exact,
  })
  .transform(({ raw_amount, ...row }) => ({ ...row, amount: raw_amount }))

/** More rounds than processes that may reasonably write one order's transactions at the same moment. */
const ROUNDS = 12

/**
 * Makes an order's transactions of one payment equal its captures, and its summary equal its transactions, whoever else
 * is writing them in this process or another. There is no lock that Medusa's own writers would heed, so whoever
 * has written looks again: the last one to write sees everything. What is added has its capture's own id, so that two
 * who add the same add one.
 * @throws MedusaError UNEXPECTED_STATE when others keep changing them
 */
export async function mendTransactions(
  container: MedusaContainer,
  books: { payment_id: string; order_id: string },
): Promise<void> {
  let trouble: unknown
  for (let round = 1; round <= ROUNDS; round++) {
    try {
      if (!(await mendOnce(container, books))) return
      trouble = undefined
    } catch (error) {
      // Somebody else wrote or deleted the same row first.
      trouble = error
    }
    await sleep(Math.random() * 20 * round)
  }
  if (trouble instanceof Error) throw trouble
  throw unexpected(
    `The transactions of order ${books.order_id} do not come to rest. They are set right with the next capture of payment ${books.payment_id}.`,
  )
}

/** @returns whether anything had to be written */
async function mendOnce(
  container: MedusaContainer,
  { payment_id, order_id }: { payment_id: string; order_id: string },
): Promise<boolean> {
  const orders = container.resolve(Modules.ORDER)
  const payment = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(payment_id, { relations: ["captures"] })
  const captures = captureRow.array().parse(payment.captures ?? [])
  const others = await capturesOfOtherPayments(container, order_id, payment_id)
  const all = transactionRow.array().parse(await orders.listOrderTransactions({ order_id }))
  const { add, remove } = mending(
    captures,
    all.filter(
      ({ reference, reference_id }) =>
        reference === "capture" && (reference_id === null || !others.has(reference_id)),
    ),
  )
  if (remove.length) await orders.deleteOrderTransactions(remove)
  for (const { id, amount } of add) {
    const transaction = {
      id: `ordtrx_${id}`,
      order_id,
      amount,
      currency_code: payment.currency_code,
      reference: "capture",
      reference_id: id,
    }
    await orders.addOrderTransactions(transaction)
  }
  if (add.length || remove.length) return true
  return await mendSummary(container, order_id, all)
}

/** Medusa adds to the summary what it has read before, and so loses what two add at once. */
async function mendSummary(
  container: MedusaContainer,
  order_id: string,
  transactions: readonly { amount: string }[],
): Promise<boolean> {
  const orders = container.resolve<SummaryBooks>(Modules.ORDER)
  const { version } = await orders.retrieveOrder(order_id, { select: ["id", "version"] })
  const outdated = outdatedSummaries(
    await orders.listOrderSummaries({ order_id, version }),
    transactions,
  )
  if (outdated.length) await orders.updateOrderSummaries(outdated)
  return outdated.length > 0
}

/** What Medusa's order module has besides what its interface declares. */
interface SummaryBooks {
  retrieveOrder: (id: string, config: { select: string[] }) => Promise<{ version: number }>
  listOrderSummaries: (filters: { order_id: string; version: number }) => Promise<unknown>
  updateOrderSummaries: (summaries: { id: string; totals: object }[]) => Promise<unknown>
}

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
