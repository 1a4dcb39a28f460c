import { hour, second } from "../domain/durations"
import type { Region } from "../domain/environment"
import type { Settings } from "./settings"

/** Settings of a fresh simulator; strong authentication is a European matter. */
export function defaultSettings(region: Region): Settings {
  return {
    authorizationDelay: 5 * second,
    captureDelay: hour,
    refundDelay: 5 * second,
    maxCapturedAuthorizations: 10,
    maxAuthorizations: 25,
    sca: region === "eu" || region === "uk" ? "required" : "with-urls",
    loginAnswer: "query",
    rejectedCaptureCloses: true,
    strictAttributes: false,
    feePercent: 0,
    conversion: null,
    accountStatus: "ACTIVE",
    serviceStatus: "GREEN",
    quotaFactor: null,
  }
}
