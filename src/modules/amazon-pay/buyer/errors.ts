import { MedusaError } from "@medusajs/framework/utils"

/** The buyer's login has run out, or was never good. A storefront tells it by `code`. */
export class AmazonLoginError extends MedusaError {
  constructor() {
    super(
      MedusaError.Types.NOT_ALLOWED,
      "The buyer's login with Amazon has expired or belongs to another buyer or shop. Let the buyer log in with Amazon again.",
      "amazon_login_expired",
    )
  }
}

/** Amazon could not be asked; nothing was changed. The plugin's own routes answer it with 503. */
export class AmazonUnavailableError extends MedusaError {
  constructor(what: string) {
    super(
      MedusaError.Types.NOT_ALLOWED,
      `${what} does not answer just now. Nothing was changed; try again in a minute, or pay another way.`,
      "amazon_unavailable",
    )
  }
}
