import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OrderReferenceRow,
} from "../../modules/amazon-pay"
import { orderOfCollection } from "../order-collections"

/** Finds under which lock an order reference is worked on: its order's, or its cart's before there is an order. */
export const findAmazonPayOrderLockStep = createStep(
  "find-amazon-pay-order-lock",
  async (
    by: { order_reference_id: string } | { amazon_order_reference_id: string },
    { container },
  ) => {
    const reference = await find(container, by)
    if (!reference) return new StepResponse<string | null>(null)
    const { payment_collection_id } = reference
    return new StepResponse<string | null>(
      (await orderOfCollection(container, payment_collection_id)) ?? payment_collection_id,
    )
  },
)

async function find(
  container: MedusaContainer,
  by: { order_reference_id: string } | { amazon_order_reference_id: string },
): Promise<OrderReferenceRow | null> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  if ("amazon_order_reference_id" in by) return await engine.findOrderReference(by)
  return (await engine.snapshot(by.order_reference_id)).reference
}
