import type { Placed } from "./books"
import { Buyer } from "./buyer"
import { closeGate, standing } from "./gate"
import { storefront } from "./http"
import { SecondStore } from "./second-store"
import type { Scene } from "./store-suite"

/**
 * Another process of the store completes a cart, stands at a gate with it and dies there: before Amazon is asked at the
 * order reference's, before Medusa makes the payment at the payment session's. The buyer tries again, and is told that the
 * order is placed.
 */
export async function cutOff(
  scene: Scene,
  gate: "amazon_pay_order_reference" | "payment_session",
): Promise<Placed> {
  const second = await SecondStore.start(scene.databaseUrl)
  const id = await scene.amazon.orderReference()
  const cart = await scene.buyer.cart()
  await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
  const session = await scene.buyer.lastSession(cart.id)
  const where: Record<string, string> =
    gate === "payment_session" ? { id: session?.id ?? "" } : { amazon_order_reference_id: id }
  const open = await closeGate(scene.container, gate, where)
  try {
    const elsewhere = new Buyer(storefront(second.base, scene.shop), scene.shop)
    void elsewhere.complete(cart.id).catch(() => undefined)
    await standing(scene.container, 1)
  } finally {
    await second.kill()
    await open()
  }
  const { body } = await scene.buyer.complete(cart.id)
  if (body.type !== "order" || !body.order) throw new Error("Medusa has not made the order yet.")
  return { id, orderId: body.order.id }
}

/** The payments of an order, of every collection. */
export async function paymentsOf(scene: Scene, { orderId }: Placed) {
  const { payment_collections } = await scene.warehouse.view(orderId)
  return payment_collections.flatMap(({ payments }) => payments)
}

/** Somebody captures in Seller Central what Amazon holds for an order, or a part of it. */
export async function captureElsewhere(scene: Scene, { id }: Placed, amount: string) {
  const [authorization] = (await scene.amazon.tree(id)).Authorizations
  const path = `/authorizations/${authorization?.AmazonAuthorizationId ?? ""}/captures`
  await scene.amazon.control("POST", path, { amount })
}
