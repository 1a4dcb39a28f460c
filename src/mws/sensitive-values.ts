import type { Credentials } from "./request"
import type { WireParameters } from "./wire-parameters"

/** Free text may hold what concerns the buyer, tokens open the buyer's address. */
const sensitiveName = /(Note|Reason|Token|CustomInformation|SupplementaryData|SoftDescriptor)$/

/** Values of a call that must not come back in an error message, should Amazon echo them. */
export function sensitiveValues(credentials: Credentials, parameters: WireParameters): string[] {
  const { accessKey, secretKey, mwsAuthToken } = credentials
  return [
    accessKey,
    secretKey,
    ...(mwsAuthToken === undefined ? [] : [mwsAuthToken]),
    ...Object.entries(parameters)
      .filter(([name]) => sensitiveName.test(name))
      .map(([, value]) => value),
  ]
}

const referenceNames = ["AuthorizationReferenceId", "CaptureReferenceId", "RefundReferenceId"]

/** The merchant's own id of what a call is about, which is safe to log. */
export function referenceIdIn(parameters: WireParameters): string | undefined {
  return referenceNames.map((name) => parameters[name]).find((value) => value !== undefined)
}
