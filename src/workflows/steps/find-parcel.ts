import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ParcelOfOrder } from "../booking/capture-parcel"

const found = z.array(z.object({ order: z.object({ id: z.string() }).nullish() }))

/** Finds the order a fulfillment belongs to. */
export const findAmazonPayParcelStep = createStep(
  "find-amazon-pay-parcel",
  async ({ fulfillment_id }: { fulfillment_id: string }, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "fulfillment",
      fields: ["id", "order.id"],
      filters: { id: fulfillment_id },
    })
    const [fulfillment] = found.parse(data)
    const parcel: ParcelOfOrder = { fulfillment_id, order_id: fulfillment?.order?.id ?? null }
    return new StepResponse(parcel)
  },
)
