import {
  MwsConnectionError,
  MwsError,
  MwsNotNowError,
  MwsResponseError,
  MwsThrottledError,
  type Region,
} from "../mws"
import { found, type Verdict } from "./finding"
import { refusedSkewMs } from "./judge-clock"

export interface Asked {
  region: Region
  sellerId: string
  /** What a signed call was answered with; null when it was carried out. */
  error: MwsError | null
  /** Other regions in which the same keys were accepted. */
  elsewhere: readonly Region[]
  /** How far this machine's clock is ahead of Amazon's, in milliseconds; null when that is not known. */
  skewMs: number | null
}

/** Refusals that a key of another region meets, too. */
export function maybeElsewhere(error: MwsError): boolean {
  return ["InvalidAccessKeyId", "AccessDenied", "UnauthorizedAccess"].includes(error.code)
}

/** Judges keys, seller id and region by what Amazon answers to a signed call that changes nothing (reference §5). */
export function judgeCredentials(asked: Asked): Verdict {
  const { error, region } = asked
  // The door is passed: what Amazon says of the account is another check.
  if (!error || error.code === "InvalidAccountStatus") {
    return found("credentials-accepted", { region })
  }
  const { code } = error
  const [elsewhere] = asked.elsewhere
  if (elsewhere) return found("credentials-elsewhere", { region, elsewhere })
  if (error instanceof MwsThrottledError || error instanceof MwsNotNowError)
    return found("credentials-busy", { code })
  if (error instanceof MwsConnectionError) return found("credentials-no-answer", { code })
  if (error instanceof MwsResponseError) return found("credentials-not-amazon", { code })
  return refusal(asked, error)
}

function refusal({ region, sellerId, skewMs }: Asked, { code, status }: MwsError): Verdict {
  switch (code) {
    case "InvalidAccessKeyId":
      return found("credentials-access-key", { region })
    case "SignatureDoesNotMatch":
      return found("credentials-secret-key")
    case "UnauthorizedAccess":
      return found("credentials-seller", { seller: sellerId })
    case "AccessDenied":
    case "MissingAuthenticationToken":
      return found("credentials-powerless", { code })
    case "InvalidParameterValue":
      if (skewMs === null || Math.abs(skewMs) <= refusedSkewMs) break
      return found("credentials-date")
    case "InvalidAddress":
      return found("credentials-address")
  }
  if (status === undefined) return found("credentials-refused-somehow", { code })
  return found(status >= 500 ? "credentials-amazon-failed" : "credentials-refused", {
    code,
    status,
  })
}
