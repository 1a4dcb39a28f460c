import { createHmac } from "node:crypto"
import { stringToSign, type SignedRequest } from "./string-to-sign"

/**
 * The value of `Signature` by "MWS Signature Version 2" with `HmacSHA256`: base64, not yet percent-encoded.
 * The order of the parameters does not matter.
 */
export function signature({
  secretKey,
  ...request
}: SignedRequest & {
  /** MWS secret access key. */
  secretKey: string
}): string {
  return createHmac("sha256", secretKey).update(stringToSign(request), "utf8").digest("base64")
}
