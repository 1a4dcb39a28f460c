import { storefront } from "../support/http"
import type { Move } from "./life"
import { isOpenRequest, readReturns } from "./returned"
import { readOrder } from "./shop-moves"
import { chosen, NothingToDo, Refused, type World } from "./world"

type Of<K extends Move["do"]> = Extract<Move, { do: K }>

/** With nothing but the publishable key and the order's id. */
export async function askBack(world: World, { pick }: Of<"ask-back">): Promise<void> {
  const { base, shop } = world.scene
  const { items } = await readOrder(world)
  const gone = items
    .map(({ id, detail }) => ({
      id,
      quantity:
        detail.fulfilled_quantity -
        (detail.return_requested_quantity +
          detail.return_received_quantity +
          detail.return_dismissed_quantity),
    }))
    .filter(({ quantity }) => quantity > 0)
  if (!gone.length) throw new NothingToDo()
  const answer = await storefront(base, shop)("POST", "/store/returns", {
    order_id: world.orderId,
    items: pick === 0 ? gone : [{ ...chosen(gone, pick), quantity: 1 }],
    return_shipping: { option_id: shop.regions.usd?.shippingOptionId, price: 0 },
  })
  if (answer.status !== 200) throw new Refused(answer)
}

/** The warehouse takes in what was asked back, or somebody says that it will not. */
export async function answerReturn(
  world: World,
  { pick, how }: Of<"answer-return">,
): Promise<void> {
  if (!world.orderId) throw new NothingToDo()
  const returns = await readReturns(world.office.bind(world), world.orderId)
  const { id, items } = chosen(returns.filter(isOpenRequest), pick)
  if (how === "cancel") {
    await world.post(`/admin/returns/${id}/cancel`)
    return
  }
  await world.post(`/admin/returns/${id}/receive`)
  await world.post(`/admin/returns/${id}`, { location_id: world.scene.shop.stockLocationId })
  await world.post(`/admin/returns/${id}/receive-items`, {
    items: items.map(({ item_id, quantity }) => ({ id: item_id, quantity })),
  })
  await world.post(`/admin/returns/${id}/receive/confirm`)
}
