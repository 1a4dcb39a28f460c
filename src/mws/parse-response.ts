import { z } from "zod"
import { codeOfStatus, isRetriable, isThrottle, type LocalErrorCode } from "./error-codes"
import { MwsResponseError, MwsServiceError, MwsThrottledError } from "./errors"
import { rowOf, type Action, type ResultOf } from "./operations"
import { redact } from "./redaction"
import { readXml, XmlError, type XmlDocument, type XmlTree } from "./xml-document"
import { element, text } from "./xml-values"

const xmlProblems = {
  empty: "EmptyResponse",
  malformed: "MalformedResponse",
  "too-large": "ResponseTooLarge",
} as const satisfies Record<XmlError["problem"], LocalErrorCode>

/**
 * The typed result of an answer of `OffAmazonPayments`, or the typed error it stands for.
 * Elements are read by local name in any order; a decline is a result, not an error.
 *
 * @throws MwsServiceError when Amazon says the call failed; after 5xx retriable with any body.
 * @throws MwsResponseError when an answer that claims success is not a complete result of this operation.
 */
export function parseResponse<A extends Action>({
  action,
  status,
  body,
  secrets,
}: {
  action: A
  /** HTTP status. */
  status: number
  /** The whole body, decoded as UTF-8. */
  body: string
  /** Values that must not appear in an error's message. */
  secrets?: readonly string[] | undefined
}): ResultOf<A> {
  const row = rowOf(action)
  if (status < 200 || status > 299) {
    throw serviceError({ action, status, body, secrets })
  }
  const document = readAnswer(action, status, body)
  if (document.root === "ErrorResponse") {
    throw serviceError({ action, status, body, secrets })
  }
  const requestId = requestIdOf(document.tree)
  if (document.root !== `${action}Response`) {
    // A page of a proxy may be well-formed too, and goes away; Amazon answering another operation does not.
    const isAmazons = document.root.endsWith("Response")
    const what = isAmazons ? "is of another operation" : "is not Amazon's"
    throw notUnderstood(action, status, "UnexpectedResponse", what, !isAmazons, requestId)
  }
  const result = row.result.safeParse(resultIn(document.tree, action))
  if (!result.success) {
    const place = result.error.issues[0]?.path.join(".") ?? ""
    const what = `lacks or garbles ${place === "" ? "its result" : place}`
    throw notUnderstood(action, status, "UnexpectedResponse", what, false, requestId)
  }
  // TypeScript cannot follow a lookup by a generic key; the row's own schema produced the value.
  return { ...result.data, requestId } as ResultOf<A>
}

function readAnswer(action: string, status: number, body: string): XmlDocument {
  try {
    return readXml(body)
  } catch (error) {
    if (error instanceof XmlError) {
      const what = error.problem === "malformed" ? "is not complete XML" : `is ${error.problem}`
      const mayPass = error.problem !== "too-large"
      throw notUnderstood(action, status, xmlProblems[error.problem], what, mayPass)
    }
    throw error
  }
}

function resultIn(tree: XmlTree, action: string): unknown {
  const result = tree[`${action.charAt(0).toLowerCase()}${action.slice(1)}Result`]
  return result === undefined || result === "" ? {} : result
}

function notUnderstood(
  action: string,
  status: number,
  code: LocalErrorCode,
  what: string,
  retriable: boolean,
  requestId?: string,
): MwsResponseError {
  return new MwsResponseError(`${action}: the answer with HTTP ${status} ${what}`, {
    action,
    code,
    status,
    requestId,
    retriable,
    outcome: "unknown",
  })
}

const errorElement = element(z.object({ type: text, code: text, message: text }))
const errorResponse = z.object({
  error: errorElement,
  errors: element(z.object({ error: errorElement })),
})

/** An answer that says the call failed. */
interface FailedAnswer {
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
function serviceError({ action, status, body, secrets }: FailedAnswer): MwsServiceError {
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

const answer = z.object({
  requestId: text,
  responseMetadata: element(z.object({ requestId: text })),
})

/** Amazon's request id: below `ResponseMetadata` in results, below the root in errors, as `RequestId` or `RequestID`. */
function requestIdOf(tree: XmlTree): string | undefined {
  const parsed = answer.safeParse(tree)
  return parsed.success
    ? (parsed.data.responseMetadata?.requestId ?? parsed.data.requestId)
    : undefined
}
