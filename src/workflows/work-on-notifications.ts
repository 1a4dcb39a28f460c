import type { MedusaContainer } from "@medusajs/framework/types"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { lockOfCollection, unlessBusy } from "../medusa/order-lock"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { workOnNotifications } from "../notifications/process-notifications"

/**
 * Notifications may overtake the answer of the call that caused them, and that answer saves a read. It is waited for
 * before the order's lock is taken: a call that got no answer is repeated by somebody who needs the lock for it. What came
 * long ago has waited already.
 */
export const awaitAmazonPayAnswersStep = createStep(
  "await-amazon-pay-answers",
  async ({ amazon_order_reference_id }: { amazon_order_reference_id: string }, { container }) => {
    const by = { amazon_order_reference_id }
    const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const reference = await engine.findOrderReference(by)
    const came = (await engine.openNotifications(by)).map(({ received_at }) => +received_at)
    if (reference && came.length) {
      await engine.awaitAnswers(reference.id, new Date(Math.max(...came)))
    }
    return new StepResponse(reference?.id ?? null)
  },
)

export interface WorkOnNotificationsInput {
  amazon_order_reference_id: string
  /** How long to wait while another process works on the order, in milliseconds; a minute unless given. */
  wait_ms?: number | undefined
}

/**
 * How many were worked on; `busy`: none, since another process works on the order; `awaits-answer`: not all, since a call is
 * under way whose answer says more.
 */
export type WorkedOn = number | "busy" | "awaits-answer"

/** There is no compensation: what is known of Amazon stays known. @see workOnNotifications */
export const workOnAmazonPayNotificationsStep = createStep(
  "work-on-amazon-pay-notifications",
  async ({ amazon_order_reference_id, wait_ms }: WorkOnNotificationsInput, { container }) => {
    const key = await lockOf(container, amazon_order_reference_id)
    const worked = await unlessBusy(
      container,
      key,
      () => workOnNotifications(container, amazon_order_reference_id),
      wait_ms,
    )
    return new StepResponse<WorkedOn>(worked ?? "busy")
  },
)

/** One that this store does not know, or not yet, is worked on under its own id. */
async function lockOf(container: MedusaContainer, amazonOrderReferenceId: string): Promise<string> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const by = { amazon_order_reference_id: amazonOrderReferenceId }
  const reference = await engine.findOrderReference(by)
  if (!reference) return amazonOrderReferenceId
  return await lockOfCollection(container, reference.payment_collection_id)
}

/**
 * Works on everything the inbox has about one order reference: brings ledger and Medusa to where Amazon is. Under the
 * order's lock, so that nothing is booked by two at once.
 */
export const workOnAmazonPayNotificationsWorkflow = createWorkflow(
  "work-on-amazon-pay-notifications",
  (input: WorkOnNotificationsInput) => {
    awaitAmazonPayAnswersStep(input)
    return new WorkflowResponse(workOnAmazonPayNotificationsStep(input))
  },
)
