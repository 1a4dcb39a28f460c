import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { decimal } from "./decimal"

const returnsSchema = z.array(
  z.object({
    status: z.string(),
    created_at: z.coerce.date(),
    exchange_id: z.string().nullish(),
    claim_id: z.string().nullish(),
    items: z.array(
      z.object({
        item_id: z.string(),
        quantity: decimal,
        received_quantity: decimal,
        damaged_quantity: decimal,
      }),
    ),
  }),
)

/** An order's returns, those of exchanges and claims among them. */
export type Returns = z.output<typeof returnsSchema>

interface AskedBack {
  id: string
  return_requested_total: string
  return_received_total: string
  return_dismissed_total: string
  detail?: { return_requested_quantity?: string | null | undefined } | null | undefined
}

/** An order's returns, where something of it is asked back or came back: nobody else has to know them. */
export async function readReturns(
  query: Omit<RemoteQueryFunction, symbol>,
  order: { id: string; items: readonly AskedBack[] },
): Promise<Returns> {
  const isBack = (item: AskedBack) =>
    [item.return_requested_total, item.return_received_total, item.return_dismissed_total].some(
      (amount) => MathBN.gt(amount, 0),
    )
  if (!order.items.some(isBack)) return []
  // By themselves: under an order Medusa's queries leave out the quantities.
  const { data } = await query.graph({
    entity: "return",
    fields: [
      "status",
      "created_at",
      "exchange_id",
      "claim_id",
      "items.item_id",
      "items.quantity",
      "items.received_quantity",
      "items.damaged_quantity",
    ],
    filters: { order_id: order.id },
  })
  return returnsSchema.parse(data)
}

/**
 * What is asked back of a line for an exchange or a claim, which a merchant has agreed to, of all that is asked back of it
 * (major units, unrounded). The rest is a return that anybody who knows the order may ask for.
 */
export function exchangedOf(
  {
    id,
    detail,
    return_requested_total,
  }: Pick<AskedBack, "id" | "detail" | "return_requested_total">,
  returns: Returns,
): string {
  const asked = detail?.return_requested_quantity ?? "0"
  if (MathBN.lte(asked, 0)) return "0"
  const waiting = returns
    .filter((one) => one.status !== "canceled" && Boolean(one.exchange_id ?? one.claim_id))
    .flatMap(({ items }) => items)
    .filter(({ item_id }) => item_id === id)
    .map(({ quantity, received_quantity, damaged_quantity }) =>
      MathBN.sub(quantity, received_quantity, damaged_quantity),
    )
  const part = MathBN.min(MathBN.div(MathBN.max(MathBN.sum(0, ...waiting), 0), asked), 1)
  return MathBN.mult(return_requested_total, part).toFixed()
}

/** When goods of an order were first asked back; undefined where nobody asked. What was refunded before that was good will. */
export function firstAskedBack(returns: Returns): Date | undefined {
  const [first] = returns
    .filter(({ status }) => status !== "canceled")
    .map(({ created_at }) => created_at)
    .sort((one, other) => +one - +other)
  return first
}
