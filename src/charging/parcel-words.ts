import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { textOf } from "../modules/amazon-pay/errors"
import type { OperationWords } from "../modules/amazon-pay/words/order-words"
import { quantityIn } from "./contents"
import type { OrderFacts } from "./order-facts"

const titledOrderSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      product_title: z.string().nullish(),
      variant_title: z.string().nullish(),
    }),
  ),
})

type TitledItem = z.output<typeof titledOrderSchema>["items"][number]

/** What Medusa calls the only variant of a product. */
const onlyVariant = "Default variant"

/** Which parcel of its order it is, and what is in it, for people to read at Amazon. */
export async function parcelWords(
  container: MedusaContainer,
  order: OrderFacts,
  fulfillmentId: string,
): Promise<OperationWords> {
  const items = await readItems(container, order.id).catch((error: unknown) => {
    // No parcel goes uncharged for want of words.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Amazon Pay: the items of order ${order.id} have no titles for Amazon. ${textOf(error)}`,
      )
    return []
  })
  return describeParcel(
    order,
    fulfillmentId,
    new Map(items.map((item) => [item.id, titleOf(item)])),
  )
}

async function readItems(container: MedusaContainer, orderId: string): Promise<TitledItem[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["items.id", "items.title", "items.product_title", "items.variant_title"],
    filters: { id: orderId },
  })
  return titledOrderSchema.parse(data[0]).items
}

function titleOf({ title, product_title, variant_title }: TitledItem): string {
  const variant = variant_title === onlyVariant ? undefined : variant_title
  return product_title ? [product_title, variant].filter(Boolean).join(", ") : title
}

/** @param titles of lines, by their ids */
export function describeParcel(
  { parcels, lines }: Pick<OrderFacts, "parcels" | "lines">,
  fulfillmentId: string,
  titles: ReadonlyMap<string, string>,
): OperationWords {
  const packed = parcels.filter(({ id, canceled }) => !canceled || id === fulfillmentId)
  const index = packed.findIndex(({ id }) => id === fulfillmentId)
  const parcel = packed[index]
  if (!parcel) return {}
  const all = packed.map(({ contents }) => contents)
  // Until then nobody knows how many parcels there will be.
  const isAllPacked = lines.every(({ id, quantity, returned }) =>
    MathBN.gte(quantityIn(all, id), MathBN.sub(quantity, returned)),
  )
  const items = Object.entries(parcel.contents).map(([line, quantity]) => {
    const title = titles.get(line)
    return title ? `${MathBN.convert(quantity).toFixed()} × ${title}` : undefined
  })
  const number = String(index + 1)
  return {
    parcel: isAllPacked ? `${number}/${packed.length}` : number,
    items: items.filter(Boolean).join(", "),
  }
}
