import { refuse } from "../domain/amazon-error"
import type { Environment } from "../domain/environment"
import { expectedSignature, isSignatureMethod, sameSignature } from "./signature"
import { parseInstant } from "../text/instant"

export interface Credentials {
  readonly sellerId: string
  readonly accessKey: string
  readonly secretKey: string
  /** When set, every request must carry it as MWSAuthToken. */
  readonly mwsAuthToken: string | null
}

export interface ApiRequest {
  readonly method: string
  /** The Host header, and spellings of it that mean the same. */
  readonly hosts: readonly string[]
  /** As sent: a trailing slash is part of what was signed. */
  readonly path: string
  readonly parameters: ReadonlyMap<string, string>
}

export const apiVersion = "2013-01-01"
const skew = 15 * 60_000

/** The environment a path leads to. @throws AmazonError InvalidAddress for any other path */
export function environmentOf(path: string): Environment {
  switch (path.replace(/\/$/, "")) {
    case `/OffAmazonPayments/${apiVersion}`:
      return "Live"
    case `/OffAmazonPayments_Sandbox/${apiVersion}`:
      return "Sandbox"
    default:
      return refuse("InvalidAddress", `Resource ${path} is not found on this server.`)
  }
}

function checkKey(parameters: ReadonlyMap<string, string>, credentials: Credentials): void {
  const key = parameters.get("AWSAccessKeyId")
  if (!key || !parameters.get("Signature")) {
    refuse(
      "MissingAuthenticationToken",
      "The request carries no valid AWSAccessKeyId or Signature.",
    )
  }
  if (key !== credentials.accessKey) {
    refuse(
      "InvalidAccessKeyId",
      "The AWS Access Key Id you provided does not exist in our records.",
    )
  }
}

function checkSignature(apiRequest: ApiRequest, secretKey: string): void {
  const { parameters } = apiRequest
  const method = parameters.get("SignatureMethod") ?? ""
  if (!isSignatureMethod(method)) {
    refuse(
      "InvalidParameterValue",
      `The Value '${method}' is invalid for the Parameter 'SignatureMethod'`,
    )
  }
  if (parameters.get("SignatureVersion") !== "2") {
    refuse("InvalidParameterValue", "SignatureVersion must be 2.")
  }
  const { method: verb, path } = apiRequest
  const received = parameters.get("Signature") ?? ""
  const matches = apiRequest.hosts.some((host) => {
    const request = { method: verb, host, path, parameters }
    return sameSignature(expectedSignature(request, method, secretKey), received)
  })
  if (!matches) {
    refuse(
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. " +
        "Check your AWS Secret Access Key and signing method.",
    )
  }
}

/** Amazon compares with real time, whatever the simulated clock says. */
function checkTimestamp(text: string | undefined, realTime: number): void {
  const instant = parseInstant(text ?? "")
  if (instant === null) {
    refuse(
      "InvalidParameterValue",
      `The Value '${text ?? ""}' is invalid for the Parameter 'Timestamp'`,
    )
  }
  if (Math.abs(instant - realTime) > skew) {
    refuse("InvalidParameterValue", `Request has expired. Timestamp is ${text ?? ""}.`)
  }
}

function checkSeller(parameters: ReadonlyMap<string, string>, credentials: Credentials): void {
  const seller = parameters.get("SellerId")
  if (!seller) refuse("InvalidParameterValue", "The Parameter 'SellerId' must not be null")
  if (seller !== credentials.sellerId) {
    refuse(
      "UnauthorizedAccess",
      "The seller is not authorized to perform this action with this key.",
    )
  }
  if (credentials.mwsAuthToken && parameters.get("MWSAuthToken") !== credentials.mwsAuthToken) {
    refuse("AccessDenied", "The MWSAuthToken is missing or was not granted by this seller.")
  }
}

/**
 * Everything Amazon checks before it looks at the operation: path, key, signature, time, version, seller.
 * @param realTime the machine's time in milliseconds
 * @returns the environment the request addresses
 */
export function admit(
  apiRequest: ApiRequest,
  credentials: Credentials,
  realTime: number,
): Environment {
  const environment = environmentOf(apiRequest.path)
  const { parameters } = apiRequest
  checkKey(parameters, credentials)
  checkSignature(apiRequest, credentials.secretKey)
  checkTimestamp(parameters.get("Timestamp"), realTime)
  if (parameters.get("Version") !== apiVersion) {
    refuse(
      "InvalidAddress",
      `Version ${parameters.get("Version") ?? ""} is not found on this server.`,
    )
  }
  checkSeller(parameters, credentials)
  return environment
}
