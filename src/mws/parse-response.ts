import { MwsResponseError } from "./errors"
import type { LocalErrorCode } from "./error-codes"
import { rowOf, type Action, type ResultOf } from "./operations"
import { serviceError } from "./parse-error"
import { requestIdOf } from "./request-id"
import { readXml, XmlError, type XmlDocument, type XmlTree } from "./xml-document"

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
