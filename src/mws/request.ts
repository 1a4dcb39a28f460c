import { API_VERSION, type Endpoint } from "./endpoint"
import { canonicalQuery, percentEncode, signature } from "./signature"
import type { WireParameters } from "./wire-parameters"

/** Who calls, and for whom. */
export interface Credentials {
  sellerId: string
  accessKey: string
  secretKey: string
  /** Granted by the merchant when another party's keys sign: `amzn.mws.…`. */
  mwsAuthToken?: string | undefined
}

/** The signed form body of a call; two calls at different times differ in `Timestamp` and `Signature` alone. */
export function signedBody(call: {
  action: string
  parameters: WireParameters
  credentials: Credentials
  endpoint: Endpoint
  at: Date
}): string {
  const { credentials, endpoint } = call
  const parameters: WireParameters = {
    ...call.parameters,
    AWSAccessKeyId: credentials.accessKey,
    Action: call.action,
    SellerId: credentials.sellerId,
    ...(credentials.mwsAuthToken ? { MWSAuthToken: credentials.mwsAuthToken } : {}),
    SignatureMethod: "HmacSHA256",
    SignatureVersion: "2",
    Timestamp: timestamp(call.at),
    Version: API_VERSION,
  }
  const signed = signature({
    method: "POST",
    host: endpoint.host,
    path: endpoint.path,
    parameters,
    secretKey: credentials.secretKey,
  })
  return `${canonicalQuery(parameters)}&Signature=${percentEncode(signed)}`
}

/** ISO 8601 in UTC without fractions of a second, the one form every endpoint of MWS is known to take. */
function timestamp(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}
