import { types } from "node:util"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { textOf } from "../../thrown"

export { textOf } from "../../thrown"

const told = z.object({ type: z.string().min(1), code: z.string().nullish() })
const unknownOutcome = "amazon_pay_unknown_outcome"

/**
 * Errors a merchant or a storefront reads, answered with 400. Medusa shows the message only of a MedusaError of
 * such a type: of `CONFLICT` it says "The request conflicted with another request", of others "An unknown error occurred".
 */
export const refused = (message: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
export const invalid = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)

/** Whoever decides by what they saw decides anew when that is no longer so. */
export const superseded = () =>
  refused(
    "Somebody else, or the store itself, has done something at Amazon for this order since you looked. Nothing was done now; look at the order again.",
  )

/** A defect of this plugin: something its own rules exclude has happened. Medusa shows no more than that. */
export const unexpected = (message: string) =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)

/**
 * What was thrown, as an error. What went through a workflow of Medusa's is no `Error` any more, but still says what
 * happened, and of which kind it is.
 */
export function errorOf(thrown: unknown): Error {
  if (types.isNativeError(thrown)) return thrown
  const { type } = told.safeParse(thrown).data ?? {}
  return type ? new MedusaError(type, textOf(thrown)) : unexpected(textOf(thrown))
}

/** Amazon did not answer, so nobody knows yet whether the operation was carried out. */
export class UnknownOutcomeError extends MedusaError {
  constructor(what: string) {
    super(
      MedusaError.Types.NOT_ALLOWED,
      `Amazon has not answered whether ${what} was carried out. It is written down, and the same request is repeated within a minute or two: that cannot happen twice. Look at the order before you try again, as it may be done by then.`,
      unknownOutcome,
    )
  }
}

/** Whether Amazon's answer is missing. Also of an error that went through a workflow, which is of no class any more. */
export function isUnknownOutcome(thrown: unknown): boolean {
  return told.safeParse(thrown).data?.code === unknownOutcome
}

/** A call never reached Amazon, or Amazon took it on in no case. Nothing of it is left to be sent. */
export class NotSentError extends MedusaError {
  constructor(what: string, code: string) {
    super(
      MedusaError.Types.NOT_ALLOWED,
      `Amazon could not be asked for ${what} (${code}). Nothing was done, and nothing is sent later for this. Try again in a minute.`,
    )
  }
}

/** Whether Amazon, or the ledger, has said no: what was asked for was not done, and nobody has to find out. */
export function isAnswer(error: unknown): error is MedusaError {
  return (
    MedusaError.isMedusaError(error) &&
    error.type === MedusaError.Types.NOT_ALLOWED &&
    !isUnknownOutcome(error) &&
    !(error instanceof NotSentError)
  )
}

/** Somebody has charged at Amazon, without this store, what it was about to charge. It knows now. */
export class ChargedElsewhereError extends MedusaError {
  constructor() {
    super(
      MedusaError.Types.NOT_ALLOWED,
      "Something was charged for this order at Amazon without this store, which has only now learnt of it. Nothing was charged now. Look at the order before you try again.",
    )
  }
}

/** Somebody else works on the same, and did for as long as it was waited for. */
export class LeaseTakenError extends MedusaError {
  constructor(leaseId: string) {
    super(
      MedusaError.Types.NOT_ALLOWED,
      `The store is working on this order already (${leaseId}). Nothing was done now. Look at the order again in a minute.`,
    )
  }
}

/** A process stood still for so long that its work was given to another one. It must not go on with it. */
export class LeaseLostError extends MedusaError {
  constructor(leaseId: string) {
    super(
      MedusaError.Types.CONFLICT,
      `This process stood still, or could not reach the database, for so long that another one has taken over its work (${leaseId}). It has stopped. What it began is finished by the other, or by the reconciler within a few minutes.`,
    )
  }
}
