import { z } from "@medusajs/framework/zod"
import type { Call } from "../support/http"
import { cents, sum, type Cents } from "./money"

/** What of an order's goods is on its way back, and what has come, as it was priced. */
export interface Returned {
  /** Asked back with nothing in exchange, as anybody may who knows the order. Its goods left all the same. */
  askedBack: Cents
  /** Asked back for an exchange or a claim. */
  exchanged: Cents
  cameBack: Cents
  /** Damaged or lost, and replaced by a claim that asks nothing back: the buyer pays for none of both twice. */
  replaced: Cents
}

const schema = z.object({
  returns: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      exchange_id: z.string().nullish(),
      claim_id: z.string().nullish(),
      items: z.array(
        z.object({
          item_id: z.string(),
          quantity: z.number(),
          received_quantity: z.number().nullish(),
          damaged_quantity: z.number().nullish(),
        }),
      ),
    }),
  ),
})
export type Returns = z.output<typeof schema>["returns"]
const fields = [
  ...["id", "status", "exchange_id", "claim_id", "items.item_id", "items.quantity"],
  ...["items.received_quantity", "items.damaged_quantity"],
].join()

/** Returns by themselves, without those that were cancelled: under an order Medusa's queries leave out the quantities. */
export async function readReturns(office: Call, orderId: string): Promise<Returns> {
  const { body } = await office("GET", `/admin/returns?order_id=${orderId}&fields=${fields}`)
  return schema.parse(body).returns.filter(({ status }) => status !== "canceled")
}

const parts = z.array(z.object({ item_id: z.string(), quantity: z.number() })).nullish()
const claims = z.object({
  claims: z.array(
    z.object({
      type: z.string(),
      canceled_at: z.string().nullish(),
      claim_items: parts,
      additional_items: parts,
    }),
  ),
})
export type Claims = z.output<typeof claims>["claims"]
const claimFields = [...["id", "type", "canceled_at", "*claim_items", "*additional_items"]].join()

export async function readClaims(office: Call, orderId: string): Promise<Claims> {
  const { body } = await office("GET", `/admin/claims?order_id=${orderId}&fields=${claimFields}`)
  return claims.parse(body).claims.filter(({ canceled_at }) => !canceled_at)
}

/**
 * Ids begin with the time at which they were made, and that stays when time passes in the store's rows. Those of credit lines
 * do not serve: Medusa makes the lines anew with every change of the order.
 */
export const madeAt = (id: string) => id.slice(id.lastIndexOf("_") + 1)

/** Whether goods of the order were asked back before something was made. */
export const isAskedBefore = (id: string, returns: Returns): boolean =>
  returns.some((one) => madeAt(one.id) < madeAt(id))

/** Whether it belongs to an exchange or a claim: the buyer gets something for it. */
const isExchanged = ({ exchange_id, claim_id }: Returns[number]) => Boolean(exchange_id ?? claim_id)

/** Whether it was asked for with nothing in exchange, and nobody has answered it. */
export const isOpenRequest = (one: Returns[number]): boolean =>
  one.status === "requested" && !isExchanged(one)

/** How many of a line are asked back for an exchange or a claim. */
export function exchangedOf(
  line: string,
  { return_requested_quantity }: { return_requested_quantity: number },
  returns: Returns,
): number {
  const waiting = returns
    .filter(isExchanged)
    .flatMap(({ items }) => items)
    .filter(({ item_id }) => item_id === line)
    .map((one) => one.quantity - (one.received_quantity ?? 0) - (one.damaged_quantity ?? 0))
  return Math.min(sum(waiting), return_requested_quantity)
}

interface Item {
  id: string
  quantity: number
  total: number
  detail: {
    return_requested_quantity: number
    return_received_quantity: number
    return_dismissed_quantity: number
  }
  return_requested_total?: number | null | undefined
  return_received_total?: number | null | undefined
  return_dismissed_total?: number | null | undefined
}

export function returnedOf(
  { items }: { items: readonly Item[] },
  returns: Returns,
  claims: Claims,
): Returned {
  const worth = { askedBack: 0, exchanged: 0, cameBack: 0, replaced: replacedIn(items, claims) }
  for (const { id, detail, ...item } of items) {
    const asked = detail.return_requested_quantity
    const all = cents(item.return_requested_total)
    const part = asked > 0 ? exchangedOf(id, detail, returns) / asked : 0
    const exchanged = Math.round(all * part)
    worth.exchanged += exchanged
    worth.askedBack += all - exchanged
    worth.cameBack += cents(item.return_received_total) + cents(item.return_dismissed_total)
  }
  return worth
}

/** What was lost, as far as its replacements cost that much. */
function replacedIn(items: readonly Item[], claims: Claims): Cents {
  const worthOf = (wanted: z.output<typeof parts>) =>
    sum(
      (wanted ?? []).map(({ item_id, quantity }) => {
        const item = items.find(({ id }) => id === item_id)
        if (!item) return 0
        const { return_received_quantity, return_dismissed_quantity } = item.detail
        const of = item.quantity - return_received_quantity - return_dismissed_quantity
        return of > 0 ? Math.ceil((cents(item.total) * quantity) / of) : 0
      }),
    )
  const replacing = claims.filter(({ type }) => type === "replace")
  return sum(
    replacing.map((one) => Math.min(worthOf(one.claim_items), worthOf(one.additional_items))),
  )
}
