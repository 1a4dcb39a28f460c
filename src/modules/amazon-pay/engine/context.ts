import type { Logger } from "@medusajs/framework/types"
import type { MwsClient } from "../../../mws"
import type { Checks } from "../ledger/checks"
import type { AmazonPayOptions } from "../options"
import type { StoreFacts } from "../store/store-facts"

/** What every engine function works with: the ledger to write in, the store to ask, one merchant account to call Amazon as. */
export interface EngineContext {
  ledger: Pick<
    Checks,
    | "decide"
    | "decideBeside"
    | "orderReferencesOf"
    | "markSent"
    | "applyOutcome"
    | "snapshot"
    | "recordReferenceState"
    | "recordFound"
    | "keepUnusualElsewhere"
    | "retryLater"
    | "chosenAddress"
    | "rememberConfirmed"
  >
  client: MwsClient
  store: StoreFacts
  options: AmazonPayOptions
  logger: Logger
}
