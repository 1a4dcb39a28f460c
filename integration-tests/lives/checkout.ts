import { fault } from "./amazon-moves"
import { die, restart } from "./death"
import { promote } from "./promotions"
import { NothingToDo, type World } from "./world"

/** How often a buyer tries to pay before they leave. */
const mostTries = 4

/** The buyer comes to the checkout, and tries until there is an order or they have had enough. */
export async function checkOut(world: World): Promise<void> {
  const { buyer, amazon } = world.scene
  const { checkout, basket } = world.life
  const ready = world.cartOf(basket, checkout.promotion)
  world.cart = { ...(ready ?? (await buyer.newCart({ items: basket }))) }
  if (!ready) await promote(world.scene, world.cart.id, checkout.promotion)
  for (let session = 0; session < checkout.sessions; session++) {
    await offer(world, session === 0 ? "none" : "new")
  }
  await offer(world, "new")
  const outcomes = [
    ...(checkout.declines === "none"
      ? []
      : [{ of: "authorization", state: "Declined", reasonCode: checkout.declines }]),
    ...(checkout.decidesLater ? [{ of: "capture", state: "Pending" }] : []),
  ]
  if (outcomes.length) await amazon.control("POST", "/outcomes", { outcomes })
  if (checkout.fault) await fault(world, { do: "fault", ...checkout.fault })
  if (checkout.dies !== null) await die(world, { after: checkout.dies })
  let declined = 0
  for (let tries = 1; tries <= mostTries && !(await complete(world)); tries++) {
    // A buyer who has heard nothing tries once more.
    if ((await restart(world)) || ++declined === 1) continue
    // Declined: another card, and where the payment session is over, another one of these.
    await amazon
      .control("POST", `/order-references/${world.amazonId}/payment-method`, { present: true })
      .catch(() => undefined)
    await offer(world, declined === 2 ? "same" : "new")
  }
}

/** The buyer's payment session is made: with their order reference, another one, or before they have logged in. */
export async function offer(world: World, what: "same" | "new" | "none"): Promise<void> {
  if (what === "new" || (what === "same" && !world.amazonIds.length)) {
    await world.newOrderReference()
  }
  await world.scene.buyer.session(
    world.cart.collectionId,
    what === "none" ? {} : { amazon_order_reference_id: world.amazonId },
  )
}

/** @returns whether the cart is an order */
export async function complete(world: World): Promise<boolean> {
  const { body } = await world.scene.buyer.complete(world.cart.id)
  if (body.type !== "order" || !body.order) return false
  world.orderId = body.order.id
  return true
}

/** Somebody with the cart's id makes its payment session again, also when it is an order by now. */
export async function makeSession(world: World, what: "same" | "new" | "none"): Promise<void> {
  if (!world.cart.collectionId) throw new NothingToDo()
  if (!world.orderId) {
    await offer(world, what)
    await complete(world)
    return
  }
  const paying = world.amazonId
  const other = await world.scene.amazon.orderReference()
  const offers = {
    same: { amazon_order_reference_id: paying },
    new: { amazon_order_reference_id: other },
    none: {},
  }
  await world.scene.buyer.session(world.cart.collectionId, offers[what])
  // One that is none of the order's must not come to hold or charge anything.
  if (what === "new") world.amazonIds.unshift(other)
}
