import { z } from "zod"

export const eventTypes = [
  "ALL",
  "ORDER_REFERENCE",
  "PAYMENT_AUTHORIZE",
  "PAYMENT_CAPTURE",
  "PAYMENT_REFUND",
  "BILLING_AGREEMENT",
  "CHARGEBACK_DETAILED",
] as const

/** An address the merchant registered by SetMerchantNotificationConfiguration. */
export const notificationConfigurationSchema = z
  .object({ url: z.string(), eventTypes: z.array(z.enum(eventTypes)).readonly() })
  .readonly()
export type NotificationConfiguration = z.infer<typeof notificationConfigurationSchema>
