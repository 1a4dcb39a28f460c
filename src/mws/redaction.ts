import type { Credentials } from "./request"
import type { WireParameters } from "./wire-parameters"

const REDACTED = "[redacted]"
const MAX_LENGTH = 500

/** Login with Amazon tokens, MWS auth tokens and access key ids, wherever they turn up. */
const tokens = /Atza(\||%7C)[^\s'"]+|amzn\.mws\.[0-9a-f-]+|\bAKIA[0-9A-Z]{8,}/gi

/**
 * Amazon's error text made fit for a log: known secrets and anything shaped like a token replaced, markup and control
 * characters removed, cut to a length. Amazon echoes rejected values, and a value can be a token or a note.
 *
 * @param secrets exact values that must not appear; those too short to be told from ordinary words are ignored.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const withoutSecrets = secrets
    .filter((secret) => secret.length >= 6)
    .reduce((redacted, secret) => redacted.replaceAll(secret, REDACTED), text)
  const clean = withoutSecrets
    .replace(tokens, REDACTED)
    .replace(/[<>]/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean
}

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
