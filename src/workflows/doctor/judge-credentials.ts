import {
  MwsConnectionError,
  MwsError,
  MwsResponseError,
  MwsThrottledError,
  type Region,
} from "../../mws"
import { well, wrong, type Verdict } from "./finding"
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
  const { error, region, elsewhere } = asked
  const no = (message: string, fix: string) => wrong("credentials", message, fix)
  // The door is passed: what Amazon says of the account is another check.
  if (!error || error.code === "InvalidAccountStatus") {
    return well("credentials", `Amazon accepts the keys in region ${region}.`)
  }
  const [other] = elsewhere
  if (other) {
    return no(
      `Amazon refuses the keys in region ${region} and accepts them in region ${other}.`,
      `Write \`region: ${JSON.stringify(other)}\` in the provider's options, or the keys of the account in ${region}.`,
    )
  }
  if (error instanceof MwsThrottledError) {
    return no(`Amazon is busy with this account (${error.code}).`, "Try again in a few minutes.")
  }
  if (error instanceof MwsConnectionError) {
    return no(
      `Amazon did not answer (${error.code}).`,
      "See that this machine may open HTTPS connections to the address named under `endpoint`.",
    )
  }
  if (error instanceof MwsResponseError) {
    return no(
      `What answered is not Amazon (${error.code}).`,
      "See whether a proxy, or the option `endpoint`, leads the store's requests astray.",
    )
  }
  return refusal(asked, error)
}

function refusal({ region, sellerId, skewMs }: Asked, { code, status }: MwsError): Verdict {
  const no = (message: string, fix: string) => wrong("credentials", message, fix)
  const copy = (option: string) => `Copy \`${option}\` again from Seller Central, whole.`
  switch (code) {
    case "InvalidAccessKeyId":
      return no(
        `Amazon does not know the access key in region ${region}.`,
        `${copy("accessKey")} Keys are known only in the region of the account they were made for.`,
      )
    case "SignatureDoesNotMatch":
      return no(
        "Amazon knows the access key, and the secret key does not belong to it.",
        copy("secretKey"),
      )
    case "UnauthorizedAccess":
      return no(
        `The keys are right, and not allowed to act for the seller ${sellerId}.`,
        `${copy("sellerId")} Keys of somebody else also need the \`mwsAuthToken\` that the seller granted.`,
      )
    case "AccessDenied":
    case "MissingAuthenticationToken":
      return no(
        `Amazon lets the keys do nothing (${code}).`,
        "See in Seller Central that the keys are active, and whether `mwsAuthToken` was granted and not withdrawn.",
      )
    case "InvalidParameterValue":
      if (skewMs === null || Math.abs(skewMs) <= refusedSkewMs) break
      return no(
        "Amazon refuses the requests because of their date.",
        "Set this machine's clock; see `clock`.",
      )
    case "InvalidAddress":
      return no(
        "There is no Amazon Pay at the address the requests go to.",
        "Leave out the option `endpoint`, or see that what it names is an origin and nothing behind it.",
      )
  }
  return no(
    `Amazon answered with ${code} (status ${status ?? "unknown"}).`,
    (status ?? 0) >= 500
      ? "Try again in a few minutes; the fault is at Amazon."
      : "Compare the provider's options with Seller Central.",
  )
}
