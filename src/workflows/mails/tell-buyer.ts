import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { accountsOf, type Account } from "../accounts"
import { findingsOf, noTrouble } from "../checking/attention"
import { assessPayment } from "../checking/read-standing"
import type { PaymentAssessment } from "../checking/standing"
import { collectionsOfOrder } from "../order-collections"
import { lockOfOrder, unlessBusy } from "../order-lock"
import { hasMailProvider } from "./has-mail-provider"
import { mailsOwed, type Mail } from "./mails-owed"
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
  for (const { account, standing, mails } of owed ?? []) {
    await sendMails(container, account, standing, mails)
  }
}

interface Owed {
  account: Account
  standing: PaymentAssessment
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
    const standing = await assessPayment(container, account, id)
    const findings = findingsOf(standing, now, noTrouble)
    found.push({
      account,
      standing,
      mails: mailsOwed(standing, findings, now, account.options.mails),
    })
  }
  return found
}
