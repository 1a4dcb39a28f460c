import type { CreateNotificationDTO, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { LeaseTakenError } from "../modules/amazon-pay/errors"
import { holdLease } from "../modules/amazon-pay/ledger/hold-lease"
import type { Account } from "../medusa/accounts"
import type { PaymentAssessment } from "../reconciliation/payment-assessment"
import { withTimeout } from "../with-timeout"
import { hasMailProvider } from "./has-mail-provider"
import type { Mail } from "../reconciliation/mails-owed"
import { notificationOf, triggerOf } from "./notification-of"

/**
 * Asks Medusa's Notification module for mails, each once for ever: one that it knows, sent or failed, is not asked for again.
 * Whether a provider that failed has sent it after all, nobody can tell. Does not throw, and needs no lock.
 */
export async function sendMails(
  container: MedusaContainer,
  account: Account,
  { reference }: Pick<PaymentAssessment, "reference">,
  mails: readonly Mail[],
): Promise<void> {
  if (!mails.length || !hasMailProvider(container)) return
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { mails: options, storeName: name } = account.options
  let what = "mails"
  try {
    const order = await engine.orderContact(reference.payment_collection_id)
    if (!order?.email) return
    const scene = {
      reference,
      order: { ...order, email: order.email },
      options,
      storeName: name ?? order.words.storeName,
    }
    for (const mail of mails) {
      what = `the mail ${mail.name}`
      await sendOnce(container, mail, notificationOf(mail, scene))
    }
  } catch {
    // A provider's message may name the buyer. It is kept with the notification.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Amazon Pay: ${what} about order reference ${reference.amazon_order_reference_id} could not be sent. Look at the store's notifications, and write to the buyer yourself.`,
      )
  }
}

/** A provider that does not answer keeps nothing else waiting: Medusa has written the mail down by then. */
const sendingMs = 10_000

const keyed = z.array(z.object({ idempotency_key: z.string().nullish() }))
/** No order has so many refunds or charges: Amazon takes ten of each (protocol reference §6.3). */
const mostOfAKind = 1_000

/**
 * Medusa looks for the key and writes it down in two steps, and sends a mail that failed as often as it is asked for it: so one
 * process asks at a time, and only for what is not written down.
 */
async function sendOnce(
  container: MedusaContainer,
  { key, name }: Mail,
  notification: CreateNotificationDTO,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const module = container.resolve(Modules.NOTIFICATION)
  const { resource_id } = notification
  const isSent = async () => {
    const about = { trigger_type: triggerOf(name), resource_id: resource_id ?? [] }
    // Medusa's types leave the key out, and by itself it lists no more than fifteen.
    const all = await module.listNotifications(about, { take: mostOfAKind })
    return keyed.parse(all).some(({ idempotency_key }) => idempotency_key === key)
  }
  if (await isSent()) return
  try {
    await holdLease(engine, key, 0, async () => {
      if (!(await isSent())) await withTimeout(module.createNotifications(notification), sendingMs)
    })
  } catch (error) {
    if (!(error instanceof LeaseTakenError)) throw error
  }
}
