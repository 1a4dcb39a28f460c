import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { accountsOf, type Account } from "../medusa/accounts"
import { findingsOf, noTrouble } from "../reconciliation/attention"
import { assessPayment } from "../reconciliation/assess-payment"
import type { PaymentAssessment } from "../reconciliation/payment-assessment"
import { collectionsOfOrder } from "../medusa/order-collections"
import { lockOfOrder, unlessBusy } from "../medusa/order-lock"
import { hasMailProvider } from "./has-mail-provider"
import { mailsOwed, type Mail } from "../reconciliation/mails-owed"
import { sendMails } from "./send-mails"

/**
 * Writes to an order's buyer what they are to know of its payment, each mail once. It is read under the order's lock, when whoever
 * works on the order is done, and sent without it. When that takes too long, the next look of the reconciler writes.
 * @throws what the database throws
 */
export async function tellBuyer(container: MedusaContainer, orderId: string): Promise<void> {
  if (!hasMailProvider(container)) return
  const key = await lockOfOrder(container, orderId)
  const owed = await unlessBusy(container, key, () => readOwed(container, orderId))
  for (const { account, assessment, mails } of owed ?? []) {
    await sendMails(container, account, assessment, mails)
  }
}

interface Owed {
  account: Account
  assessment: PaymentAssessment
  mails: Mail[]
}

async function readOwed(container: MedusaContainer, orderId: string): Promise<Owed[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const accounts = new Map(accountsOf(container).map((account) => [account.key, account]))
  const payment_collection_id = await collectionsOfOrder(container, orderId)
  const found: Owed[] = []
  for (const { id, account: key } of await engine.listOrderReferences({ payment_collection_id })) {
    const account = accounts.get(key)
    if (!account) continue
    const now = new Date()
    const assessment = await assessPayment(container, account, id)
    const findings = findingsOf(assessment, now, noTrouble)
    found.push({
      account,
      assessment,
      mails: mailsOwed(assessment, findings, now, account.options.mails),
    })
  }
  return found
}
