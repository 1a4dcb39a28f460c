import { Modules } from "@medusajs/framework/utils"
import { AMAZON_PAY } from "../support/buyer"
import type { Move } from "./life"
import { reasonOf } from "./refund-reasons"
import { part, readOrder } from "./shop-moves"
import { chosen, NothingToDo, type World } from "./world"

type Of<K extends Move["do"]> = Extract<Move, { do: K }>

/** The payments that live, and those that were charged before they were cancelled; the latest last. */
async function paymentsOf(world: World) {
  const { payment_collections } = await readOrder(world)
  const all = payment_collections.flatMap(({ payments }) => payments)
  const live = all.filter(({ canceled_at }) => !canceled_at)
  const charged = all.filter(({ captures }) => captures?.length)
  return { live, charged }
}

export async function capture(world: World, { percent }: Of<"capture">): Promise<void> {
  const { live, charged } = await paymentsOf(world)
  const ours = [...charged, ...live].filter(({ provider_id }) => provider_id === AMAZON_PAY)
  const { id, amount } = chosen(ours.slice(-1), 0)
  const body = percent === 100 ? {} : { amount: part(amount, percent) }
  await world.post(`/admin/payments/${id}/capture`, body)
}

/** Of the payment that was charged last, where one was. */
export async function refund(world: World, { percent, reason }: Of<"refund">): Promise<void> {
  const { live, charged } = await paymentsOf(world)
  const { id, amount } = chosen([...live, ...charged].slice(-1), 0)
  await world.post(`/admin/payments/${id}/refund`, {
    amount: part(amount, percent),
    ...(await reasonOf(world, reason)),
  })
}

/** What is outstanding, or a part of it, is marked as paid: the buyer paid it another way. */
export async function elsewhere(world: World, { percent }: Of<"elsewhere">): Promise<void> {
  const collectionId = await openCollection(world, percent)
  const order_id = world.orderId
  await world.post(`/admin/payment-collections/${collectionId}/mark-as-paid`, { order_id })
}

/**
 * The buyer pays what is outstanding, or a part of it, with another order reference. Medusa has no route that completes
 * a session of a placed order; a store that offers it does it as here.
 */
export async function payRest(world: World, { percent }: Of<"pay-rest">): Promise<void> {
  const { scene } = world
  const collectionId = await openCollection(world, percent)
  const { body } = await scene.buyer.session(collectionId, {
    amazon_order_reference_id: await world.newOrderReference(),
  })
  await scene.container
    .resolve(Modules.PAYMENT)
    .authorizePaymentSession(body.payment_collection?.payment_sessions.at(-1)?.id ?? "", {})
}

/** What an edit asks for lies open already; otherwise what is outstanding is asked for, or a part of it. */
async function openCollection(world: World, percent: number): Promise<string> {
  const { payment_collections, summary, status } = await readOrder(world)
  // Medusa takes it, and gives it back without a transaction of the order's when somebody refunds it.
  if (status === "canceled") throw new NothingToDo()
  const asked = payment_collections.find(({ status }) => status === "not_paid")
  return asked?.id ?? (await newCollection(world, summary.pending_difference, percent))
}

async function newCollection(world: World, outstanding: number, percent: number): Promise<string> {
  if (outstanding <= 0) throw new NothingToDo()
  const { payment_collection } = await world.post<{ payment_collection: { id: string } }>(
    "/admin/payment-collections",
    { order_id: world.orderId, amount: part(outstanding, percent) },
  )
  return payment_collection.id
}
