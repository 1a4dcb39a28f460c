import { MedusaError } from "@medusajs/framework/utils"

/**
 * Errors a merchant or a storefront reads. Medusa shows the message only of a MedusaError with one of these
 * types; any other error becomes "An unknown error occurred".
 */
export const refused = (message: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
export const invalid = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)
export const conflicting = (message: string) => new MedusaError(MedusaError.Types.CONFLICT, message)

/** A defect of this plugin: something its own rules exclude has happened. Medusa shows no more than that. */
export const unexpected = (message: string) =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)

/** Amazon did not answer, so nobody knows yet whether the operation was carried out. */
export class UnknownOutcomeError extends MedusaError {
  constructor(what: string) {
    super(
      MedusaError.Types.CONFLICT,
      `Amazon has not answered whether ${what} was carried out. It is written down and the same request is repeated next time, so nothing can happen twice; please try again in a minute.`,
    )
  }
}
