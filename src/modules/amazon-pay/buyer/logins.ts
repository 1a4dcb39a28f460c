import { createHash } from "node:crypto"
import { BoundedCache } from "../../../ipn"
import { accountKey, type AmazonPayOptions } from "../options"
import { AmazonLoginError } from "./errors"
import { readBuyerProfile, type BuyerProfile } from "./profile"

/** What a buyer at the checkout waits for. Milliseconds. */
const patienceMs = 12_000
const refusedForMs = 60_000

/**
 * Asks Login with Amazon whose token is whose. A token that was refused is not asked about again for a minute: made-up ones
 * cost two calls each otherwise. Kept is a digest of it.
 */
export class Logins {
  readonly #refused: BoundedCache<true>

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    this.#refused = new BoundedCache({ maxEntries: 10_000, ttlMs: refusedForMs, now })
  }

  /**
   * @throws AmazonLoginError, AmazonUnavailableError
   * @see readBuyerProfile
   */
  async read(options: AmazonPayOptions, accessToken: string): Promise<BuyerProfile> {
    const key = `${accountKey(options)} ${createHash("sha256").update(accessToken).digest("base64")}`
    if (this.#refused.get(key)) throw new AmazonLoginError()
    try {
      return await readBuyerProfile(options, accessToken, patienceMs)
    } catch (error) {
      if (error instanceof AmazonLoginError) this.#refused.set(key, true)
      throw error
    }
  }
}
