import { randomUUID } from "node:crypto"
import { AmazonError, refuse } from "../domain/amazon-error"
import type { State } from "../state/state"
import { findAction } from "./actions/registry"
import type { ApiAnswer } from "./envelope"
import { failure, success } from "./envelope"
import type { ApiRequest, Credentials } from "./admission"
import { admit, environmentOf } from "./admission"
import { Parameters } from "./parameters"
import type { Throttle } from "./throttle"

export interface EndpointContext {
  readonly state: State
  readonly credentials: Credentials
  readonly throttle: Throttle
  /** The machine's time in milliseconds; signatures are dated with it. */
  readonly realTime: () => number
  /** GET requests are answered only when asked for. */
  readonly acceptGet: boolean
}

function perform(context: EndpointContext, apiRequest: ApiRequest, requestId: string): ApiAnswer {
  const { state } = context
  environmentOf(apiRequest.path)
  if (apiRequest.method !== "POST" && !(context.acceptGet && apiRequest.method === "GET")) {
    refuse(
      "InvalidParameterValue",
      `The HTTP method ${apiRequest.method} is not supported; use POST.`,
    )
  }
  const environment = admit(apiRequest, context.credentials, context.realTime())
  const name = apiRequest.parameters.get("Action") ?? ""
  const action = findAction(name)
  if (!action) {
    refuse(
      "InvalidParameterValue",
      `The Value '${name.slice(0, 100)}' is invalid for the Parameter 'Action'`,
    )
  }
  context.throttle.pass(name, environment)
  if (state.settings.accountStatus === "INACTIVE" && !name.startsWith("GetMerchantAccount")) {
    refuse("InvalidAccountStatus", "The merchant account is suspended or not fully set up.")
  }
  const result = action({ state, environment }, new Parameters(apiRequest.parameters))
  return success(name, result, requestId)
}

/** Amazon's answer to a request; whatever is wrong with it becomes an ErrorResponse. */
export function answerRequest(
  context: EndpointContext,
  apiRequest: ApiRequest,
  requestId: string = randomUUID(),
): ApiAnswer {
  try {
    return perform(context, apiRequest, requestId)
  } catch (error) {
    if (!(error instanceof AmazonError)) throw error
    return failure(error, context.state.region, requestId)
  }
}
