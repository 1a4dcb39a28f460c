import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import type { Trigger } from "../charging/parcel-charge"
import { lockOfOrder, underOrderLock } from "../medusa/order-lock"
import { type ParcelCapture, type ParcelOfOrder, captureParcel } from "../posting/charge-parcel"
import { thenJudge } from "../reconciliation/order-judgement"

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

export interface CaptureParcelStepInput {
  parcel: ParcelOfOrder
  /** What happened to the parcel; the account's `capture` option says whether that is the moment. */
  trigger: Trigger
}

/** There is no compensation: money that was charged is given back by a refund somebody decides on. */
export const chargeAmazonPayParcelStep = createStep(
  "charge-amazon-pay-parcel",
  async ({ parcel, trigger }: CaptureParcelStepInput, { container }) => {
    const { order_id } = parcel
    if (!order_id) return new StepResponse<ParcelCapture[]>([])
    const key = await lockOfOrder(container, order_id)
    const charges = await underOrderLock(container, key, () =>
      thenJudge(container, order_id, () => captureParcel(container, parcel, trigger)),
    )
    return new StepResponse(charges)
  },
)

export interface CaptureParcelInput {
  fulfillment_id: string
  trigger: "fulfillment" | "shipment"
  /** Charges nothing for a parcel that was sent off: that was its moment, and arriving is none. */
  unless_shipped?: boolean
}

/**
 * A parcel leaves, its buyer is charged: finds the order, charges what the parcel holds at Amazon, then lets
 * Medusa book it. One order at a time: Medusa's own booking writes wrong transactions when two captures
 * of one payment run at once.
 */
export const captureAmazonPayParcelWorkflow = createWorkflow(
  "capture-amazon-pay-parcel",
  (input: CaptureParcelInput) => {
    const parcel = findAmazonPayParcelStep({
      fulfillment_id: input.fulfillment_id,
      unless_shipped: input.unless_shipped,
    })
    const charges = chargeAmazonPayParcelStep({ parcel, trigger: input.trigger })
    return new WorkflowResponse(charges)
  },
)
