import { z } from "@medusajs/framework/zod"
import { allocate } from "../support/allocate"
import { fulfilledPastOrder } from "../support/fulfilled-past-order"
import type { Move } from "./life"
import { packedSchema } from "./medusa-book"
import { locationOf } from "./second-location"
import { chosen, NothingToDo, Refused, type World } from "./world"

type Of<K extends Move["do"]> = Extract<Move, { do: K }>

const orderSchema = z.object({
  status: z.string(),
  total: z.number(),
  summary: z.object({ pending_difference: z.number() }),
  items: z.array(
    z.object({
      id: z.string(),
      quantity: z.number(),
      detail: z.object({
        fulfilled_quantity: z.number(),
        return_requested_quantity: z.number(),
        return_received_quantity: z.number(),
        return_dismissed_quantity: z.number(),
      }),
    }),
  ),
  fulfillments: packedSchema,
  payment_collections: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      payments: z.array(
        z.object({
          id: z.string(),
          amount: z.number(),
          provider_id: z.string(),
          canceled_at: z.string().nullable(),
          captures: z.array(z.object({ id: z.string() })).nullish(),
        }),
      ),
    }),
  ),
})
const orderFields = [
  ...[
    "id",
    "status",
    "total",
    "summary",
    "*items",
    "items.detail",
    "*fulfillments",
    "*fulfillments.items",
  ],
  ...["*payment_collections", "*payment_collections.payments"],
  "payment_collections.payments.captures.id",
].join()

export async function readOrder(world: World) {
  if (!world.orderId) throw new NothingToDo()
  const path = `/admin/orders/${world.orderId}?fields=${orderFields}`
  return orderSchema.parse((await world.office("GET", path)).body.order)
}

/** Major units. */
export const part = (amount: number, percent: number) =>
  Math.max(1, Math.round(amount * percent)) / 100

/** Everything that is left, or a part of it that the choice says. */
export async function pack(world: World, { pick, from }: Of<"pack">): Promise<void> {
  const { items } = await readOrder(world)
  const left = items
    .map(({ id, quantity, detail }) => ({ id, quantity: quantity - detail.fulfilled_quantity }))
    .filter(({ quantity }) => quantity > 0)
  if (!left.length) throw new NothingToDo()
  const some = left.filter((_, index) => ((pick >> index) & 1) === 1)
  const packed = pick === 0 || !some.length ? left : some
  await world.post(`/admin/orders/${world.orderId ?? ""}/fulfillments`, {
    items: packed.map((one) => ({ ...one, quantity: pick > 3 ? 1 : one.quantity })),
    location_id: await locationOf(world.scene, from),
  })
}

export async function fulfilPastOrder(world: World): Promise<void> {
  if (!world.orderId) throw new NothingToDo()
  await fulfilledPastOrder(world.scene, world.orderId)
}

export async function ship(world: World, { pick }: Of<"ship">): Promise<void> {
  const { fulfillments } = await readOrder(world)
  const packed = fulfillments.filter((one) => !one.canceled_at && !one.shipped_at)
  const { id, items } = chosen(packed, pick)
  await world.post(`/admin/orders/${world.orderId ?? ""}/fulfillments/${id}/shipments`, {
    items: items.map(({ line_item_id, quantity }) => ({ id: line_item_id, quantity })),
    labels: [],
  })
}

export async function deliver(world: World, { pick }: Of<"deliver">): Promise<void> {
  const { fulfillments } = await readOrder(world)
  const { id } = chosen(
    fulfillments.filter((one) => !one.canceled_at && !one.delivered_at),
    pick,
  )
  await world.post(`/admin/orders/${world.orderId ?? ""}/fulfillments/${id}/mark-as-delivered`)
}

export async function cancelParcel(world: World, { pick }: Of<"cancel-parcel">): Promise<void> {
  const { fulfillments } = await readOrder(world)
  const packed = fulfillments.filter((one) => !one.canceled_at && !one.shipped_at)
  await world.post(
    `/admin/orders/${world.orderId ?? ""}/fulfillments/${chosen(packed, pick).id}/cancel`,
  )
}

export async function edit(world: World, { pick, quantity }: Of<"edit">): Promise<void> {
  const { items } = await readOrder(world)
  const line = chosen(items, pick).id
  await inOneGo(world, () => world.changes.edit(world.orderId ?? "", { set: { [line]: quantity } }))
}

export async function addGoods(world: World, { sku, quantity }: Of<"add-goods">): Promise<void> {
  if (!world.orderId) throw new NothingToDo()
  const { orderId } = world
  await inOneGo(world, () => world.changes.edit(orderId, { add: { [sku]: quantity } }))
}

/** An edit that was begun and refused in the middle would be in the way of every other. */
async function inOneGo(world: World, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await world.office("DELETE", `/admin/order-edits/${world.orderId ?? ""}`)
    throw error
  }
}

export async function takeBack(world: World, { pick }: Of<"take-back">): Promise<void> {
  const { items } = await readOrder(world)
  const line = chosen(
    items.filter(({ detail }) => detail.fulfilled_quantity > 0),
    pick,
  )
  const { stockLocationId } = world.scene.shop
  await world.changes.takeBack(world.orderId ?? "", stockLocationId, { [line.id]: 1 })
}

export async function exchange(world: World, move: Of<"exchange">): Promise<void> {
  const line = await leftLine(world, move.pick)
  const { exchange } = await world.post<{ exchange: { id: string } }>("/admin/exchanges", {
    order_id: world.orderId,
  })
  const of = `/admin/exchanges/${exchange.id}`
  const goods = { items: [{ id: line, quantity: 1 }] }
  await world.post(`${of}/inbound/items`, goods)
  await world.post(`${of}/outbound/items`, replacement(world, move.sku))
  await requested(world, of, move.sku)
  if (move.first === "return") await receive(world, of, "exchange", goods)
}

export async function claim(world: World, { pick, type }: Of<"claim">): Promise<void> {
  const line = await leftLine(world, pick)
  const { claim } = await world.post<{ claim: { id: string } }>("/admin/claims", {
    order_id: world.orderId,
    type,
  })
  const of = `/admin/claims/${claim.id}`
  await world.post(`${of}/claim-items`, { items: [{ id: line, quantity: 1 }] })
  const sku = "MUG-BLUE"
  if (type === "replace") await world.post(`${of}/outbound/items`, replacement(world, sku))
  await requested(world, of, sku)
}

/** Asks for it, and keeps the stock for what is sent in exchange, so that it can be packed. */
async function requested(world: World, of: string, sku: string): Promise<void> {
  const before = new Set((await readOrder(world)).items.map(({ id }) => id))
  await world.post(`${of}/request`)
  const { stockLocationId: locationId } = world.scene.shop
  for (const { id: lineId } of (await readOrder(world)).items) {
    if (!before.has(lineId)) await allocate(world.office.bind(world), { lineId, sku, locationId })
  }
}

async function leftLine(world: World, pick: number): Promise<string> {
  const { items } = await readOrder(world)
  const left = items.filter(({ detail }) => detail.fulfilled_quantity > 0)
  return chosen(left, pick).id
}

function replacement({ scene }: World, sku: string) {
  return { items: [{ variant_id: scene.shop.variants[sku], quantity: 1 }] }
}

async function receive(world: World, of: string, kind: "exchange", goods: object): Promise<void> {
  const { body } = await world.office("GET", `${of}?fields=id,return_id`)
  const found = z.record(z.literal(kind), z.object({ return_id: z.string() })).safeParse(body)
  if (!found.success) return
  const back = `/admin/returns/${found.data[kind].return_id}`
  await world.post(`${back}/receive`)
  await world.post(`${back}/receive-items`, goods)
  await world.post(`${back}/receive/confirm`)
}

export async function credit(world: World, { percent }: Of<"credit">): Promise<void> {
  const { total } = await readOrder(world)
  await world.changes.credit(world.orderId ?? "", part(total, Math.min(percent, 20)))
}

export async function cancelOrder(world: World): Promise<void> {
  if (!world.orderId) throw new NothingToDo()
  const answer = await world.scene.warehouse.cancel(world.orderId)
  if (answer.status !== 200) throw new Refused(answer)
}
