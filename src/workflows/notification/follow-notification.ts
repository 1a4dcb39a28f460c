import type { MedusaContainer } from "@medusajs/framework/types"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Attempted,
  type NotificationRow,
} from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import { doDuty } from "../booking/do-duty"
import { dutyOf } from "../booking/duty"
import { checkOrderReference } from "../checking/check-order-reference"

/**
 * Follows a notification's hint: the object it names is read from Amazon unless the ledger knows the claim already; then
 * Medusa is told what it has to be told. Does not throw: what went wrong is the answer.
 */
export async function followNotification(
  container: MedusaContainer,
  row: NotificationRow,
): Promise<Attempted> {
  try {
    return await follow(container, row)
  } catch (error) {
    return { failed: error instanceof Error ? error.message : "No reason was given." }
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
  if (row.type === "chargeback") {
    return (await engine.recordChargeback(reference.id, row))
      ? { done: "recorded" }
      : { wait: "It tells of a chargeback, and nothing was charged for the order." }
  }
  if (!row.claim) return { done: "stored" }

  const { outcome, operation } = await engine.learn(account.options, reference.id, row.claim)
  const duty = await dutyOf(container, account, reference.id, operation)
  if (duty.do === "wait") return { wait: duty.for }
  await doDuty(container, account, reference.id, duty)
  // What changed may let things be done that could not be done before, or call for a person.
  const changed = row.claim.object === "order-reference" || operation?.state === "declined"
  if (outcome === "read" && changed) {
    await checkOrderReference(container, account, reference.id, new Date())
  }
  return { done: outcome }
}
