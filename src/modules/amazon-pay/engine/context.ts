import type { Logger } from "@medusajs/framework/types"
import type { MwsClient } from "../../../mws"
import type { Ledger } from "../ledger/ledger"
import type { AmazonPayOptions } from "../options"

/** What every engine function works with: the ledger to write in, one merchant account to call Amazon as. */
export interface EngineContext {
  ledger: Pick<Ledger, "decide" | "markSent" | "settle" | "snapshot" | "recordReferenceState">
  client: MwsClient
  options: AmazonPayOptions
  logger: Logger
}
