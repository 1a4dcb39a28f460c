import { z } from "@medusajs/framework/zod"
import type { Call } from "./http"

const stock = z.object({ inventory_items: z.array(z.object({ id: z.string() })) })

/** Keeps one of the stock for a line that an exchange or a claim has added, as people do at Medusa's dashboard before it is packed. */
export async function allocate(
  office: Call,
  { lineId, sku, locationId }: { lineId: string; sku: string; locationId: string },
): Promise<void> {
  const { body } = await office("GET", `/admin/inventory-items?sku=${sku}&fields=id`)
  const [kept] = stock.parse(body).inventory_items
  const answer = await office("POST", "/admin/reservations", {
    ...{ line_item_id: lineId, location_id: locationId, inventory_item_id: kept?.id, quantity: 1 },
  })
  if (answer.status !== 200) throw new Error(`Not allocated: ${JSON.stringify(answer.body)}`)
}
