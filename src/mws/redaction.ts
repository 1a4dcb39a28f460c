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
