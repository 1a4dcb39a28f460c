import type { MedusaContainer } from "@medusajs/framework/types"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Attempted,
  type NotificationRow,
} from "../modules/amazon-pay"
import { textOf } from "../modules/amazon-pay/errors"
import { accountsOf } from "../medusa/accounts"
import { applyPosting } from "../posting/apply-posting"
import { planPosting } from "../posting/plan-posting"
import { checkOrderReference } from "../reconciliation/order-reference-check"
import { judgeOrderReference } from "../reconciliation/order-judgement"

/**
 * Follows a notification's hint: the object it names is read from Amazon unless the ledger knows what is reported already; then
 * Medusa is told what it has to be told. Does not throw: what went wrong is the answer.
 */
export async function followNotification(
  container: MedusaContainer,
  row: NotificationRow,
): Promise<Attempted> {
  try {
    return await follow(container, row)
  } catch (error) {
    return { failed: textOf(error) }
  }
}

async function follow(container: MedusaContainer, row: NotificationRow): Promise<Attempted> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const account = accountsOf(container).find(({ key }) => key === row.account)
  if (!account) return { failed: `The store has no Amazon Pay account ${row.account} any more.` }
  if (!row.amazon_order_reference_id) return { done: "stored" }
  const { amazon_order_reference_id } = row
  const reference = await engine.findOrderReference({ amazon_order_reference_id })
  if (reference?.account !== account.key) {
    return { wait: `No order of this store has the order reference ${amazon_order_reference_id}.` }
  }
  const { reported } = row
  if (row.type === "chargeback" || reported?.object === "chargeback") {
    if (!(await engine.recordChargeback(reference.id, row))) {
      return { wait: "It tells of a chargeback, and nothing was charged for the order." }
    }
    await judgeOrderReference(container, account, reference.id)
    return { done: "recorded" }
  }
  if (!reported) return { done: "stored" }

  const { outcome, operation } = await engine.syncReported(account.options, reference.id, reported)
  const posting = await planPosting(container, account, reference.id, operation)
  if (posting.do === "wait") return { wait: posting.for }
  await applyPosting(container, account, reference.id, posting)
  // What changed may let things be done that could not be done before, or need attention.
  const changed = reported.object === "order-reference" || operation?.state === "declined"
  if (outcome === "read" && changed) {
    await checkOrderReference(container, account, reference.id, new Date())
  } else if (outcome === "read") {
    await judgeOrderReference(container, account, reference.id)
  }
  return { done: outcome }
}
