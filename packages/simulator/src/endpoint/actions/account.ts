import type { NotificationConfiguration } from "../../state/notification-configuration"
import { eventTypes } from "../../state/notification-configuration"
import { refuse } from "../../domain/amazon-error"
import { instantText } from "../../text/instant"
import type { Parameters } from "../parameters"
import { element, leaf } from "../../text/xml"
import type { Actions } from "./action"

const list = "NotificationConfigurationList.NotificationConfiguration"

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

function readConfiguration(parameters: Parameters, prefix: string): NotificationConfiguration {
  const url = parameters.required(`${prefix}.NotificationUrl`)
  if (!isWebAddress(url)) {
    refuse(
      "InvalidParameterValue",
      `The Value '${url}' is invalid for the Parameter 'NotificationUrl'`,
    )
  }
  const types = parameters
    .numbers(`${prefix}.EventTypes.EventTypeList`)
    .map((number) => parameters.oneOf(`${prefix}.EventTypes.EventTypeList.${number}`, eventTypes))
  return { url, eventTypes: types.filter((type) => type !== null) }
}

export const accountActions: Actions = {
  GetServiceStatus({ state }) {
    return element(
      "GetServiceStatusResult",
      leaf("Status", state.settings.serviceStatus),
      leaf("Timestamp", instantText(state.now())),
    )
  },

  GetMerchantAccountStatus({ state }) {
    return element(
      "GetMerchantAccountStatusResult",
      leaf("AccountStatus", state.settings.accountStatus),
    )
  },

  GetMerchantNotificationConfiguration({ state }) {
    const configurations = [...state.notificationConfigurations.values()].map((configuration) =>
      element(
        "NotificationConfiguration",
        leaf("NotificationUrl", configuration.url),
        element("EventTypes", ...configuration.eventTypes.map((type) => leaf("EventType", type))),
      ),
    )
    return element(
      "GetMerchantNotificationConfigurationResult",
      element("NotificationConfigurationList", ...configurations),
    )
  },

  SetMerchantNotificationConfiguration({ state }, parameters) {
    const configurations = parameters
      .numbers(list)
      .map((number) => readConfiguration(parameters, `${list}.${number}`))
    if (configurations.length === 0) {
      refuse(
        "InvalidParameterValue",
        "The Parameter 'NotificationConfigurationList' must not be null",
      )
    }
    state.notificationConfigurations.clear()
    for (const configuration of configurations) {
      state.notificationConfigurations.put(configuration.url, configuration)
    }
    return element("SetMerchantNotificationConfigurationResult")
  },
}
