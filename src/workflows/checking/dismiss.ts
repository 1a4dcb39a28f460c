import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { invalid, refused } from "../../modules/amazon-pay/errors"
import { accountsOf } from "../accounts"
import { keyOf, sentenceOf } from "./attention-reasons"
import { judgeOrderReference } from "./judge-order"

export interface DismissInput {
  /** The ledger's id of the order reference. */
  order_reference_id: string
  /** What the person saw; refused when it is something else by now. */
  attention?: string | undefined
  /** Major units, decimal text. */
  amount?: string | null | undefined
  note: string
  /** The user who dismisses it. */
  dismissed_by: string
}

/**
 * Takes off the list what an order needs attention for now. Whatever comes after it is listed again: another reason, another
 * amount. Runs under the order's lock.
 * @throws MedusaError INVALID_DATA when it needs no attention, NOT_ALLOWED when it needs attention for something else than
 * the person saw
 */
export async function dismissAttention(
  container: MedusaContainer,
  { order_reference_id, attention, amount, note, dismissed_by }: DismissInput,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { reference } = await engine.snapshot(order_reference_id)
  const account = accountsOf(container).find(({ key }) => key === reference.account)
  if (!account) throw refused(sentenceOf("account-missing", null, reference.currency_code))
  const finding = await judgeOrderReference(container, account, order_reference_id)
  if (!finding) {
    throw invalid(
      `The order of ${reference.amazon_order_reference_id} needs no attention any more. Nothing was dismissed.`,
    )
  }
  const isAnother =
    (attention !== undefined && attention !== finding.reason) ||
    (amount !== undefined && amount !== finding.amount)
  if (isAnother) {
    const now = sentenceOf(finding.reason, finding.amount, reference.currency_code)
    throw refused(`It is something else by now, and nothing was dismissed. ${now}`)
  }
  await engine.recordDismissal({
    order_reference_id,
    finding: keyOf(finding),
    attention: finding.reason,
    amount: finding.amount,
    note,
    dismissed_by,
  })
  await judgeOrderReference(container, account, order_reference_id)
}
