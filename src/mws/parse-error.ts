import { z } from "zod"
import { codeOfStatus, isRetriable, isThrottle } from "./error-codes"
import { MwsServiceError, MwsThrottledError } from "./errors"
import { redact } from "./redaction"
import { element, text } from "./xml-values"
import { readXml, XmlError, type XmlDocument } from "./xml-document"
import { requestIdOf } from "./request-id"

const errorElement = element(z.object({ type: text, code: text, message: text }))
const errorResponse = z.object({
  error: errorElement,
  errors: element(z.object({ error: errorElement })),
})

/** An answer that says the call failed. */
export interface FailedAnswer {
  action: string
  status: number
  body: string
  /** Values that must not appear in the error's message. */
  secrets?: readonly string[] | undefined
}

/**
 * The typed error of a failed answer, whatever its body: Amazon's `ErrorResponse`, a gateway's HTML, nothing.
 *
 * Only a refusal with a code of Amazon's proves that nothing was done: a throttle, or a 4xx. After any other 5xx the
 * call may have been carried out.
 */
export function serviceError({ action, status, body, secrets }: FailedAnswer): MwsServiceError {
  const document = readLeniently(body)
  const named = document && errorIn(document)
  const code = named?.code ?? codeOfStatus(status)
  const refused = named?.code !== undefined && status >= 400 && (status < 500 || isThrottle(code))
  const detail = named?.message === undefined ? undefined : redact(named.message, secrets)
  const details = {
    action,
    code,
    status,
    requestId: document && requestIdOf(document.tree),
    retriable: isRetriable(code, status),
    outcome: refused ? "not-done" : "unknown",
    detail,
    type: named?.type,
  } as const
  const message = `${action} failed with ${code} (HTTP ${status})${detail === undefined ? "" : `: ${detail}`}`
  return isThrottle(code)
    ? new MwsThrottledError(message, details)
    : new MwsServiceError(message, details)
}

function readLeniently(body: string): XmlDocument | undefined {
  try {
    return readXml(body)
  } catch (error) {
    if (error instanceof XmlError) {
      return undefined
    }
    throw error
  }
}

function errorIn(document: XmlDocument) {
  const parsed = errorResponse.safeParse(document.tree)
  return parsed.success ? (parsed.data.error ?? parsed.data.errors?.error) : undefined
}
