import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { sendMails } from "../mails/send-mails"
import { accountsOf } from "../medusa/accounts"
import { lockOfCollection, unlessBusy } from "../medusa/order-lock"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { checkOrderReference } from "../reconciliation/order-reference-check"

export interface CheckOrderReferenceInput {
  /** The ledger's id of it. */
  order_reference_id: string
  /** The time by which things are due, ISO 8601. */
  now: string
  /** How long to wait while another process works on the order, in milliseconds; a minute unless given. */
  wait_ms?: number | undefined
}

/** `busy`: another process works on the order; nothing was done. */
export type Checked = "checked" | "account-missing" | "busy"

/** There is no compensation: what was finished stays finished. @see checkOrderReference */
export const checkAmazonPayOrderReferenceStep = createStep(
  "check-amazon-pay-order-reference",
  async ({ order_reference_id, now, wait_ms }: CheckOrderReferenceInput, { container }) => {
    const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const { reference } = await engine.snapshot(order_reference_id)
    const account = accountsOf(container).find(({ key }) => key === reference.account)
    if (!account) {
      await engine.postponeCheck(order_reference_id, {
        ...{ reason: "account-missing", amount: null },
        about: [],
      })
      return new StepResponse<Checked>("account-missing")
    }
    const key = await lockOfCollection(container, reference.payment_collection_id)
    const checked = await unlessBusy(
      container,
      key,
      () => checkOrderReference(container, account, order_reference_id, new Date(now)),
      wait_ms,
    )
    if (!checked) return new StepResponse<Checked>("busy")
    // Whoever brought the news may have died before the buyer was written to.
    await sendMails(container, account, checked.assessment, checked.mails)
    return new StepResponse<Checked>("checked")
  },
)

/** Looks at one order reference under its order's lock, and does what is due. */
export const checkAmazonPayOrderReferenceWorkflow = createWorkflow(
  "check-amazon-pay-order-reference",
  (input: CheckOrderReferenceInput) =>
    new WorkflowResponse(checkAmazonPayOrderReferenceStep(input)),
)
