import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ParcelOfOrder } from "../booking/capture-parcel"

const found = z.array(
  z.object({
    shipped_at: z.coerce.date().nullish(),
    order: z.object({ id: z.string() }).nullish(),
  }),
)

export interface FindParcelStepInput {
  fulfillment_id: string
  /** See `CaptureParcelInput`. */
  unless_shipped?: boolean | undefined
}

/** Finds the order a fulfillment belongs to; none where it is not to be charged. */
export const findAmazonPayParcelStep = createStep(
  "find-amazon-pay-parcel",
  async ({ fulfillment_id, unless_shipped }: FindParcelStepInput, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "fulfillment",
      fields: ["id", "shipped_at", "order.id"],
      filters: { id: fulfillment_id },
    })
    const [fulfillment] = found.parse(data)
    const isLate = unless_shipped === true && Boolean(fulfillment?.shipped_at)
    const order_id = isLate ? null : (fulfillment?.order?.id ?? null)
    const parcel: ParcelOfOrder = { fulfillment_id, order_id }
    return new StepResponse(parcel)
  },
)
