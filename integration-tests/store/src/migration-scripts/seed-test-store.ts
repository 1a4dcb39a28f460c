import {
  addShippingMethodToCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { cartOf, twoParcels } from "../../../support/basket"
import { seedShop } from "../../../support/shop"

/** Most tests pay for one or two. Making a cart takes a store longer than making an order of it. */
const READY_CARTS = 3

/** What every test finds: the demo's shop, and carts of the usual basket that lie ready to be paid. */
export default async function seedTestStore({
  container,
}: {
  container: MedusaContainer
}): Promise<void> {
  const shop = await seedShop(container)
  const region = shop.regions.usd
  if (!region) throw new Error("The shop does not sell in dollars.")
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({})
  for (let count = 0; count < READY_CARTS; count++) {
    const { result: cart } = await createCartWorkflow(container).run({
      input: { ...cartOf(shop, region, twoParcels), sales_channel_id: channel?.id ?? "" },
    })
    await addShippingMethodToCartWorkflow(container).run({
      input: { cart_id: cart.id, options: [{ id: region.shippingOptionId }] },
    })
    await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
  }
}
