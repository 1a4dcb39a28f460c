import type { Logger } from "@medusajs/framework/types"
import type { MwsClient } from "../../../mws"
import type { Checks } from "../ledger/checks"
import type { AmazonPayOptions } from "../options"

/** What every engine function works with: the ledger to write in, one merchant account to call Amazon as. */
export interface EngineContext {
  ledger: Pick<
    Checks,
    | "decide"
    | "markSent"
    | "settle"
    | "snapshot"
    | "recordReferenceState"
    | "recordFound"
    | "lookLater"
  >
  client: MwsClient
  options: AmazonPayOptions
  logger: Logger
}
