import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import {
  emitEventStep,
  registerOrderChangesStep,
  updateOrdersStep,
} from "@medusajs/medusa/core-flows"
import type { CartAddress } from "../modules/amazon-pay/buyer/address"
import { writtenByPlugin, type AddressChange, type OrderAddress } from "./order-addresses"

export interface WriteOrderAddressesInput {
  order_id: string
  /** What is to be written; what is left out stays. */
  written: Partial<Record<AddressChange["of"], CartAddress | NonNullable<OrderAddress>>>
  /** What was there before: Medusa keeps it in the order's history. */
  before: Record<AddressChange["of"], OrderAddress>
}

/**
 * Writes addresses into an order, as Medusa's own route does and with the same trace in its history and the same event. That
 * route lets no address be written whose country is new, which the first billing address of an order is. Prices and taxes
 * stay as they are: no address is written here that would change them.
 */
export const writeAmazonPayOrderAddressesWorkflow = createWorkflow(
  "write-amazon-pay-order-addresses",
  (input: WorkflowData<WriteOrderAddressesInput>) => {
    const update = transform(input, ({ order_id, written }) => ({
      selector: { id: order_id },
      update: written,
    }))
    const changes = transform(input, ({ order_id, written, before }) =>
      (["shipping_address", "billing_address"] as const).flatMap((of) => {
        const address = written[of]
        if (!address) return []
        return {
          change_type: "update_order" as const,
          order_id,
          created_by: writtenByPlugin,
          confirmed_by: writtenByPlugin,
          details: { type: of, old: before[of], new: address },
        }
      }),
    )
    updateOrdersStep(update)
    registerOrderChangesStep(changes)
    emitEventStep({
      eventName: OrderWorkflowEvents.UPDATED,
      data: { id: input.order_id },
    })
    return new WorkflowResponse(input.order_id)
  },
)
