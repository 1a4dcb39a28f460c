/** Why a notification was refused. */
export type IpnErrorCode =
  | "TooLarge"
  | "NotJson"
  | "InvalidEnvelope"
  | "UntrustedCertificateUrl"
  | "CertificateUnavailable"
  | "InvalidCertificate"
  | "InvalidSignature"
  | "TooOld"
  | "FromTheFuture"
  | "InvalidNotification"

/**
 * A notification that was not taken. `retryable` tells what to answer: 5xx when the same message may be fine later, so
 * that Amazon sends it again; 4xx when it is forged or broken and must not come back.
 * Messages hold nothing of what was received.
 */
export class IpnError extends Error {
  override readonly name = "IpnError"
  readonly code: IpnErrorCode
  readonly retryable: boolean

  constructor(code: IpnErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.retryable = code === "CertificateUnavailable" || code === "FromTheFuture"
  }
}
