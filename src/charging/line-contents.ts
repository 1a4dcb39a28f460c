import { z } from "@medusajs/framework/zod"
import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "./contents"
import { decimal } from "../modules/amazon-pay/store/decimal"

/** The fields of Medusa's order changes that {@link lineContents} and `readExchanges` read. */
export const changeFields = [
  "id",
  "status",
  "exchange_id",
  "claim_id",
  "actions.action",
  "actions.reference_id",
  "actions.details",
]

/** The actions that move goods; of what else Medusa writes down nothing matters here. */
const moving = ["ITEM_ADD", "RETURN_ITEM", "WRITE_OFF_ITEM"] as const

/** What Medusa writes down when something happens to an order. */
export const changeSchema = z.object({
  status: z.string().nullish(),
  exchange_id: z.string().nullish(),
  claim_id: z.string().nullish(),
  actions: z.array(
    z.union([
      z.object({
        action: z.literal("FULFILL_ITEM"),
        reference_id: z.string(),
        details: z.object({ reference_id: z.string(), quantity: decimal }),
      }),
      z.object({
        action: z.enum(moving),
        details: z.object({ reference_id: z.string(), quantity: decimal }),
      }),
      z.object({ action: z.string() }).transform(() => null),
    ]),
  ),
})
export type OrderChange = z.output<typeof changeSchema>

/**
 * What a fulfillment holds of each line. Not read from the fulfillment's own items: Medusa makes one of them for
 * every inventory item and location a line is reserved from, each with the quantity that stock gives out; a
 * kit of 2 cups and 1 pot, packed 3 times, is a row of 6 and a row of 3. What Medusa writes down in
 * the order beside it is the quantity of the line itself, and stays right when the kit changes.
 */
export function lineContents(changes: readonly OrderChange[], fulfillmentId: string): Contents {
  const contents: Contents = {}
  for (const action of changes.flatMap(({ actions }) => actions)) {
    if (action?.action !== "FULFILL_ITEM" || action.reference_id !== fulfillmentId) continue
    const { reference_id: line, quantity } = action.details
    contents[line] = MathBN.add(contents[line] ?? 0, quantity).toFixed()
  }
  return contents
}
