import { randomUUID } from "node:crypto"
import { AmazonError, refuse } from "../domain/amazon-error"
import type { World } from "../world/world"
import { findAction } from "./actions/registry"
import type { ApiAnswer } from "./envelope"
import { failure, success } from "./envelope"
import type { Arrival, Credentials } from "./front-door"
import { admit, environmentOf } from "./front-door"
import { Parameters } from "./parameters"
import type { Throttle } from "./throttle"

export interface Desk {
  readonly world: World
  readonly credentials: Credentials
  readonly throttle: Throttle
  /** The machine's time in milliseconds; signatures are dated with it. */
  readonly realTime: () => number
  /** GET requests are answered only when asked for. */
  readonly acceptGet: boolean
}

function perform(desk: Desk, arrival: Arrival, requestId: string): ApiAnswer {
  const { world } = desk
  environmentOf(arrival.path)
  if (arrival.method !== "POST" && !(desk.acceptGet && arrival.method === "GET")) {
    refuse("InvalidParameterValue", `The HTTP method ${arrival.method} is not supported; use POST.`)
  }
  const environment = admit(arrival, desk.credentials, desk.realTime())
  const name = arrival.parameters.get("Action") ?? ""
  const action = findAction(name)
  if (!action) {
    refuse(
      "InvalidParameterValue",
      `The Value '${name.slice(0, 100)}' is invalid for the Parameter 'Action'`,
    )
  }
  desk.throttle.pass(name, environment)
  if (world.settings.accountStatus === "INACTIVE" && !name.startsWith("GetMerchantAccount")) {
    refuse("InvalidAccountStatus", "The merchant account is suspended or not fully set up.")
  }
  const result = action({ world, environment }, new Parameters(arrival.parameters))
  return success(name, result, requestId)
}

/** Amazon's answer to a request; whatever is wrong with it becomes an ErrorResponse. */
export function answerRequest(
  desk: Desk,
  arrival: Arrival,
  requestId: string = randomUUID(),
): ApiAnswer {
  try {
    return perform(desk, arrival, requestId)
  } catch (error) {
    if (!(error instanceof AmazonError)) throw error
    return failure(error, desk.world.region, requestId)
  }
}
