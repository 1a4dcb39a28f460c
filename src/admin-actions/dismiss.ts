import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { invalid, refused } from "../modules/amazon-pay/errors"
import { accountsOf } from "../medusa/accounts"
import { keyOf, sentenceOf } from "../reconciliation/attention-reasons"
import { judgeOrderReference } from "../reconciliation/order-judgement"

export interface DismissInput {
  /** The ledger's id of the order reference. */
  order_reference_id: string
  /** The reason that the person saw; it may be left out where there is one only. Refused when it is something else by now. */
  attention?: string | undefined
  /** Major units, decimal text. */
  amount?: string | null | undefined
  note: string
  /** The user who dismisses it. */
  dismissed_by: string
}

/**
 * Takes off the list one reason for which an order needs attention now. Its other reasons stay, and whatever comes after it is
 * listed again: another reason, another amount. Runs under the order's lock.
 * @throws MedusaError INVALID_DATA when it needs no attention, NOT_ALLOWED when it needs attention for something else than
 * the person saw, or for several things and the person named none
 */
export async function dismissAttention(
  container: MedusaContainer,
  { order_reference_id, attention, amount, note, dismissed_by }: DismissInput,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { reference } = await engine.snapshot(order_reference_id)
  const account = accountsOf(container).find(({ key }) => key === reference.account)
  if (!account) throw refused(sentenceOf("account-missing", null, reference.currency_code))
  const findings = await judgeOrderReference(container, account, order_reference_id)
  if (!findings.length) {
    throw invalid(
      `The order of ${reference.amazon_order_reference_id} needs no attention any more. Nothing was dismissed.`,
    )
  }
  const meant = findings.filter(
    (one) =>
      (attention === undefined || attention === one.reason) &&
      (amount === undefined || amount === one.amount),
  )
  // Two of one reason over the same amount are the same to whoever has read them: one after the other is dismissed.
  const [first, ...others] = meant
  const isOne = others.every((one) => one.reason === first?.reason && one.amount === first.amount)
  const finding = isOne ? first : undefined
  if (!finding) {
    const now = findings.map((one) => sentenceOf(one.reason, one.amount, reference.currency_code))
    const why = meant.length
      ? "It is several things, of which `attention` and `amount` have to name one"
      : "It is something else by now"
    throw refused(`${why}, and nothing was dismissed. ${now.join(" ")}`)
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
