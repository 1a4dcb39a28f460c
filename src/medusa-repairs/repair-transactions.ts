import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import { decimal } from "../modules/amazon-pay/store/decimal"
import { untilStable, type Looked } from "./until-stable"
import { outdatedSummaries } from "./order-summaries"
import { paymentRows } from "./payment-rows"
import { isMedusas, transactionRepair, type BookedRow } from "./transaction-repair"

const transactionRow = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    reference_id: z.string().nullable(),
    raw_amount: decimal,
  })
  .transform(({ raw_amount, ...row }) => ({ ...row, amount: raw_amount }))

interface Books {
  payment_id: string
  order_id: string
  /**
   * Rows that were booked later than this are left to whoever booked them, to write their transactions. A minute ago
   * unless it is given; null when nobody else writes.
   */
  freshSince?: Date | null
}

/**
 * Makes an order's transactions of one payment equal its captures and refunds, and its summary equal its transactions,
 * whoever else is writing them in this process or another. What is added has its row's own id, so that two who add the
 * same add one.
 * @returns whether all is done; false while the transaction of a fresh row is still awaited
 * @throws MedusaError UNEXPECTED_STATE when others keep changing them
 */
export async function repairTransactions(
  container: MedusaContainer,
  books: Books,
): Promise<boolean> {
  return await untilStable(`What was booked for order ${books.order_id}`, () =>
    repairOnce(container, books),
  )
}

async function repairOnce(
  container: MedusaContainer,
  { payment_id, order_id, freshSince = new Date(Date.now() - graceMs) }: Books,
): Promise<Looked> {
  const orders = container.resolve(Modules.ORDER)
  // Before the rows: a transaction whose row was made in between would seem to have none.
  const all = transactionRow.array().parse(await orders.listOrderTransactions({ order_id }))
  const payment = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(payment_id, { relations: ["captures", "refunds"] })
  const booked = (kind: "capture" | "refund", rows: unknown): BookedRow[] =>
    paymentRows(rows).map(({ id, amount, createdAt }) => ({
      id,
      kind,
      amount: kind === "capture" ? amount : MathBN.mult(amount, -1).toFixed(),
      fresh: freshSince !== null && createdAt > freshSince,
    }))
  const others = await rowsOfOtherPayments(container, order_id, payment_id)
  const { add, awaited, remove } = transactionRepair(
    payment_id,
    [...booked("capture", payment.captures), ...booked("refund", payment.refunds)],
    all.filter((one) => isMedusas(one, payment_id) && !others.has(one.reference_id)),
  )
  if (remove.length) await orders.deleteOrderTransactions(remove)
  for (const { id, kind, amount } of add) {
    const transaction = {
      id: `ordtrx_${id}`,
      order_id,
      amount,
      currency_code: payment.currency_code,
      reference: kind,
      reference_id: id,
    }
    await orders.addOrderTransactions(transaction)
  }
  if (add.length || remove.length) return "repaired"
  if (await repairSummary(container, order_id)) return "repaired"
  return awaited.length ? "awaited" : "right"
}

/** Medusa adds to the summary what it has read before, and so loses what two add at once. */
async function repairSummary(container: MedusaContainer, order_id: string): Promise<boolean> {
  const orders = container.resolve<SummaryBooks>(Modules.ORDER)
  const { version } = await orders.retrieveOrder(order_id, { select: ["id", "version"] })
  const summaries = await orders.listOrderSummaries({ order_id, version })
  // After the summary: what was added to both in between must not be taken out of it again.
  const all = transactionRow
    .array()
    .parse(await container.resolve(Modules.ORDER).listOrderTransactions({ order_id }))
  const outdated = outdatedSummaries(summaries, all)
  if (outdated.length) await orders.updateOrderSummaries(outdated)
  return outdated.length > 0
}

/** What Medusa's order module has besides what its interface declares. */
interface SummaryBooks {
  retrieveOrder: (id: string, config: { select: string[] }) => Promise<{ version: number }>
  listOrderSummaries: (filters: { order_id: string; version: number }) => Promise<unknown>
  updateOrderSummaries: (summaries: { id: string; totals: object }[]) => Promise<unknown>
}

const ids = z.array(z.object({ id: z.string() })).nullish()
const paymentsOfOrders = z.array(
  z.object({
    payment_collections: z.array(
      z.object({
        payments: z.array(z.object({ id: z.string(), captures: ids, refunds: ids })),
      }),
    ),
  }),
)

/** An order may be paid by several payments; only this one's transactions are looked after. */
async function rowsOfOtherPayments(
  container: MedusaContainer,
  orderId: string,
  paymentId: string,
): Promise<Set<string>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "id",
      "payment_collections.payments.id",
      "payment_collections.payments.captures.id",
      "payment_collections.payments.refunds.id",
    ],
    filters: { id: orderId },
  })
  return new Set(
    paymentsOfOrders
      .parse(data)
      .flatMap(({ payment_collections }) => payment_collections)
      .flatMap(({ payments }) => payments)
      .filter(({ id }) => id !== paymentId)
      .flatMap(({ captures, refunds }) => [...(captures ?? []), ...(refunds ?? [])])
      .map(({ id }) => id),
  )
}
