import { z } from "zod"
import { toWireParameters } from "../wire-parameters"
import { list, openText, requiredText, text } from "../xml-values"
import { nothing, operation } from "./operation"
import { noParameters, webAddress } from "./parameters"

/**
 * What Amazon can notify about. Billing agreements are among it: setting the configuration replaces all of it, and another
 * shop of the merchant may have them.
 */
export const NOTIFICATION_EVENT_TYPES = [
  "ALL",
  "ORDER_REFERENCE",
  "PAYMENT_AUTHORIZE",
  "PAYMENT_CAPTURE",
  "PAYMENT_REFUND",
  "BILLING_AGREEMENT",
  "CHARGEBACK_DETAILED",
] as const

/** How Amazon says the service is. */
export const getServiceStatus = operation({
  parameters: noParameters,
  toWire: toWireParameters,
  result: z.object({
    status: openText<"GREEN" | "GREEN_I" | "YELLOW" | "RED">(),
    timestamp: text,
    messageId: text,
    messages: list(["message"], z.object({ locale: text, text })),
  }),
  quota: "serviceStatus",
})

/** Whether the merchant's account can take payments. */
export const getMerchantAccountStatus = operation({
  parameters: noParameters,
  toWire: toWireParameters,
  result: z.object({ accountStatus: openText<"ACTIVE" | "INACTIVE">() }),
  quota: "unpublished",
})

/** Event types come as a list of members or as a repeated element. */
const eventTypes = z.preprocess(
  (value) => {
    const wrapper = z.object({ eventTypeList: z.unknown() }).safeParse(value)
    const members = wrapper.data?.eventTypeList ?? value
    return typeof members === "string" || Array.isArray(members) ? { member: members } : members
  },
  list(["member", "eventType"], requiredText),
)

const configurations = list(
  ["notificationConfiguration", "member"],
  z.object({ notificationUrl: text, eventTypes }),
)

/** Where notifications go. */
export const getMerchantNotificationConfiguration = operation({
  parameters: noParameters,
  toWire: toWireParameters,
  result: z
    .object({ notificationConfigurationList: configurations })
    .transform((result) => ({ notificationConfigurations: result.notificationConfigurationList })),
  quota: "unpublished",
})

/** Says where notifications shall go, instead of a form in Seller Central. */
export const setMerchantNotificationConfiguration = operation({
  parameters: z.strictObject({
    notificationConfigurations: z
      .array(
        z.strictObject({
          notificationUrl: webAddress,
          eventTypes: z.array(z.enum(NOTIFICATION_EVENT_TYPES)).min(1, "must not be empty"),
        }),
      )
      .min(1, "must not be empty"),
  }),
  toWire: ({ notificationConfigurations }) =>
    toWireParameters({
      notificationConfigurationList: {
        notificationConfiguration: notificationConfigurations.map((configuration) => ({
          notificationUrl: configuration.notificationUrl,
          eventTypes: { eventTypeList: configuration.eventTypes },
        })),
      },
    }),
  result: nothing,
  quota: "unpublished",
})
