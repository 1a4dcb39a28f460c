import type { OrderReferenceRow } from "../modules/amazon-pay"
import { sentenceOf } from "../reconciliation/attention-reasons"

/** One reason why an order needs attention. */
export interface ReasonView {
  /** See `attentionReasons`. */
  attention: string
  /** What is owed, or was charged and is not (major units, decimal text); null where no amount is known. */
  amount: string | null
  /** What is the matter and what to do, in English. */
  message: string
  since: string
}

/** Every reason why an order needs attention, for people. */
export function reasonViews({ findings, currency_code }: OrderReferenceRow): ReasonView[] {
  return findings.map(({ reason, amount, since }) => ({
    attention: reason,
    amount,
    message: sentenceOf(reason, amount, currency_code),
    since: since.toISOString(),
  }))
}
