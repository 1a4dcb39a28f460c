import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  addShippingMethodToCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { z } from "@medusajs/framework/zod"
import { cartOf, contentsOf, type Basket, type Cart } from "./basket"
import type { Shop } from "./shop"

/** A cart that nobody has begun to pay. */
export interface ReadyCart extends Cart {
  /** As `contentsOf` writes it. */
  contents: string
}

/** Makes a cart with address, shipping and payment collection, as the storefront's calls do. */
export async function layReady(
  container: MedusaContainer,
  shop: Shop,
  { currency = "usd", items }: Basket & { items: Record<string, number> },
): Promise<void> {
  const region = shop.regions[currency]
  if (!region) throw new Error(`The shop does not sell in ${currency}.`)
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({})
  const { result: cart } = await createCartWorkflow(container).run({
    input: { ...cartOf(shop, region, items), sales_channel_id: channel?.id ?? "" },
  })
  await addShippingMethodToCartWorkflow(container).run({
    input: { cart_id: cart.id, options: [{ id: region.shippingOptionId }] },
  })
  await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
}

const cartsSchema = z.array(
  z.object({
    id: z.string(),
    currency_code: z.string(),
    payment_collection: z.object({ id: z.string() }),
    items: z.array(z.object({ variant_sku: z.string(), quantity: z.coerce.number() })),
  }),
)

/** The carts that were laid ready: all there are, or these. */
export async function readReadyCarts(
  container: MedusaContainer,
  ids?: string[],
): Promise<ReadyCart[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: [
      ...["id", "currency_code", "payment_collection.id"],
      ...["items.variant_sku", "items.quantity"],
    ],
    ...(ids ? { filters: { id: ids } } : {}),
  })
  return cartsSchema.parse(data).map(({ id, currency_code, payment_collection, items }) => ({
    id,
    collectionId: payment_collection.id,
    contents: contentsOf({
      currency: currency_code,
      items: Object.fromEntries(items.map(({ variant_sku, quantity }) => [variant_sku, quantity])),
    }),
  }))
}
