import type { CreateNotificationDTO } from "@medusajs/framework/types"
import type { OrderReferenceRow } from "../modules/amazon-pay"
import type { OrderContact } from "../modules/amazon-pay/store/store-facts"
import { amountText } from "../modules/amazon-pay/money"
import { regionOf } from "../modules/amazon-pay/options"
import { buyerUrl } from "../modules/amazon-pay/words/buyer-url"
import { amountInWords, mailContent } from "../modules/amazon-pay/words/mail-content"
import type { MailName, MailsOptions } from "../modules/amazon-pay/words/mails"
import type { Mail } from "../reconciliation/mails-owed"

/** What a mail is about, beside the mail. */
export interface MailScene {
  reference: OrderReferenceRow
  order: OrderContact & { email: string }
  options: MailsOptions | undefined
  /** Who writes; null where the store has no name of its own. */
  storeName: string | null
}

/** What Medusa keeps as the reason of a mail; with the order's id it finds all of that kind about an order. */
export const triggerOf = (name: MailName): string => `amazon-pay.${name}`

/**
 * A mail as Medusa's Notification module takes it. A store's own template gets the data alone: some providers pass over a template
 * as soon as there is a text.
 */
export function notificationOf(
  { name, key, amount, operation, next_step }: Mail,
  { reference, order, options, storeName }: MailScene,
): CreateNotificationDTO {
  const { number, language } = order.words
  const { currency_code, account } = reference
  const values = {
    order: number ?? order.id,
    amount: amountInWords(amount, currency_code, language),
    url: buyerUrl(regionOf(account), language),
    store: storeName,
  }
  const template = options?.templates?.[name]
  const content = mailContent(name, language, values)
  return {
    to: order.email,
    channel: "email",
    template: template ?? `amazon-pay.${name}`,
    ...(template ? {} : { content }),
    data: {
      mail: name,
      subject: content.subject,
      text: content.text,
      order_id: order.id,
      display_id: number,
      email: order.email,
      language,
      buyer_url: values.url,
      next_step,
      amount: amountText(amount, currency_code),
      currency_code,
      amount_text: values.amount,
      store_name: storeName,
      reason_code: operation?.reason_code ?? reference.reason_code,
      fulfillment_id: operation?.fulfillment_id ?? null,
      order_reference_id: reference.id,
      amazon_order_reference_id: reference.amazon_order_reference_id,
    },
    trigger_type: triggerOf(name),
    resource_id: order.id,
    resource_type: "order",
    idempotency_key: key,
  }
}
