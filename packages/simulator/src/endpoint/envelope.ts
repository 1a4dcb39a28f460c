import type { AmazonError } from "../domain/amazon-error"
import { errorStatus } from "../domain/amazon-error"
import type { Region } from "../domain/environment"
import type { Xml } from "../text/xml"
import { document, element, escapeXml, leaf } from "../text/xml"

/** Live traffic uses http, whatever the written documentation prints. */
const namespace = "http://mws.amazonservices.com/schema/OffAmazonPayments/2013-01-01"

export interface ApiAnswer {
  readonly status: number
  readonly body: Xml
}

function root(name: string, content: Xml): Xml {
  return document(`<${name} xmlns="${namespace}">${content}</${name}>`)
}

/** @param result the Result element, or null for the actions that answer without one */
export function success(action: string, result: Xml | null, requestId: string): ApiAnswer {
  const metadata = element("ResponseMetadata", leaf("RequestId", requestId))
  return { status: 200, body: root(`${action}Response`, `${result ?? ""}${metadata}`) }
}

/** The European endpoint and the throttle write RequestID, the others RequestId. */
function requestIdName(code: string, region: Region): string {
  if (code === "RequestThrottled") return "RequestID"
  return region === "eu" || region === "uk" ? "RequestID" : "RequestId"
}

function errorType(code: string, status: number): string {
  if (code === "RequestThrottled") return ""
  return status >= 500 ? "Receiver" : "Sender"
}

/** The American documentation answers one code with another status than the European. */
function httpStatus(error: AmazonError, region: Region): number {
  if (error.code === "ConstraintsExist" && region === "na") return 404
  return errorStatus(error.code)
}

export function failure(error: AmazonError, region: Region, requestId: string): ApiAnswer {
  const status = httpStatus(error, region)
  const content = element(
    "Error",
    element("Type", errorType(error.code, status)),
    leaf("Code", error.code),
    leaf("Message", error.message),
  )
  const id = `<${requestIdName(error.code, region)}>${escapeXml(requestId)}</${requestIdName(error.code, region)}>`
  return { status, body: root("ErrorResponse", `${content}${id}`) }
}
