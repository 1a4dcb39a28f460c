import type { Logger } from "@medusajs/framework/types"
import { createMwsClient, type MwsClient } from "../../mws"
import { version } from "../../version"
import { accountKey, type AmazonPayOptions } from "./options"

/** Clients of Amazon, one for each merchant account: each keeps its connections and its count of Amazon's quota. */
export class Clients {
  readonly #clients = new Map<string, MwsClient>()

  constructor(private readonly logger: Logger) {}

  /** The client of an account; made when it is asked for first. */
  of(options: AmazonPayOptions): MwsClient {
    const key = `${accountKey(options)}/${options.accessKey}/${options.endpoint ?? ""}`
    const existing = this.#clients.get(key)
    if (existing) return existing
    const client = createMwsClient({
      sellerId: options.sellerId,
      accessKey: options.accessKey,
      secretKey: options.secretKey,
      region: options.region,
      sandbox: options.sandbox,
      mwsAuthToken: options.mwsAuthToken,
      endpoint: options.endpoint,
      application: { name: "medusa-payment-amazon-pay", version },
      observe: ({ action, status, errorCode, attempt, milliseconds, requestId }) =>
        this.logger.debug(
          `Amazon Pay: ${action} attempt ${attempt}: ${errorCode ?? status ?? "no answer"} in ${Math.round(milliseconds)} ms (request ${requestId ?? "none"})`,
        ),
    })
    this.#clients.set(key, client)
    return client
  }

  /** Releases every connection. */
  async close(): Promise<void> {
    const clients = [...this.#clients.values()]
    this.#clients.clear()
    await Promise.all(clients.map((client) => client.close()))
  }
}
