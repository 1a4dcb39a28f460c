import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import { unfinishedMs } from "./payment-assessment"
import { ofOrders, withThoseOfTheirOrders } from "../medusa/order-collections"
import { scanRows } from "./scan-rows"

const page = 200

const orders = z.array(
  z.object({ payment_collections: z.array(z.object({ id: z.string() }).nullable()).nullish() }),
)
const placed = z.array(
  z.object({
    payment_collections: z
      .array(z.object({ id: z.string(), payments: z.array(z.unknown()).nullish() }).nullable())
      .nullish(),
  }),
)

/**
 * Payment collections of orders in which something happened between two moments that money depends on: packed, sent off,
 * delivered, cancelled; changed by an edit, a return, an exchange, a claim or credit; placed without a payment; captured, refunded. Read from Medusa's own records, because an event, or a
 * call, is lost with the process that was to hear or to make it.
 */
export async function scanStore(
  container: MedusaContainer,
  since: Date,
  until: Date,
): Promise<string[]> {
  const span = { $gte: since, $lt: until }
  const found: string[] = []
  for (const moment of ["created_at", "shipped_at", "delivered_at"] as const) {
    for await (const rows of pages(container, "fulfillment", { [moment]: span }, [
      "id",
      "order.payment_collections.id",
    ])) {
      found.push(...ofOrders.parse(rows).flatMap(({ order }) => idsOf(order)))
    }
  }
  for await (const rows of pages(container, "order", { canceled_at: span }, [
    "id",
    "payment_collections.id",
  ])) {
    found.push(...orders.parse(rows).flatMap(idsOf))
  }
  for await (const rows of pages(container, "order_change", { confirmed_at: span }, [
    "id",
    "order.payment_collections.id",
  ])) {
    found.push(...ofOrders.parse(rows).flatMap(({ order }) => idsOf(order)))
  }
  for await (const rows of pages(container, "order", { created_at: earlier(span) }, [
    "id",
    "payment_collections.id",
    "payment_collections.payments.id",
  ])) {
    const collections = placed.parse(rows).flatMap((order) => order.payment_collections ?? [])
    found.push(...collections.flatMap((one) => (one && !one.payments?.length ? one.id : [])))
  }
  // What one payment took may have paid for what another one was to pay.
  found.push(...(await withThoseOfTheirOrders(container, await scanRows(container, since, until))))
  return [...new Set(found)]
}

/** An order is placed before it is paid: each is looked at once, when its checkout can no longer be under way. */
function earlier({ $gte, $lt }: { $gte: Date; $lt: Date }): { $gte: Date; $lt: Date } {
  const by = (moment: Date) => new Date(moment.getTime() - (unfinishedMs - graceMs))
  return { $gte: by($gte), $lt: by($lt) }
}

async function* pages(
  container: MedusaContainer,
  entity: "fulfillment" | "order" | "order_change",
  filters: Record<string, unknown>,
  fields: string[],
): AsyncGenerator<unknown[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  for (let skip = 0; ; skip += page) {
    const { data } = await query.graph({
      entity,
      fields,
      filters,
      pagination: { skip, take: page, order: { id: "ASC" } },
    })
    yield data
    if (data.length < page) return
  }
}

function idsOf(order: z.output<typeof orders>[number] | null | undefined): string[] {
  return (order?.payment_collections ?? []).flatMap((collection) => collection?.id ?? [])
}
