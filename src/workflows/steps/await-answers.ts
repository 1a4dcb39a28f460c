import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"

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
