import { ScriptFailure } from "../amazon/load.ts"
import type { AmazonPayConfig } from "../store/contract.ts"
import { UnexpectedAnswer } from "../store/read-answer.ts"

/** What can go wrong, in words a program can act on. The strings have a sentence for each. */
export const problemCodes = [
  /** The store could not be reached, or did not answer in time. */
  "store-unreachable",
  /** The store answered, and said no; `detail` has its words. */
  "store-refused",
  /** The store's answer is not of this plugin's version. */
  "unexpected-answer",
  /** Amazon's script did not come, or never became ready. */
  "amazon-unreachable",
  /** Another region's or environment's script is on the page; it needs a reload. */
  "script-conflict",
  /** Amazon refuses the merchant's settings; `reason` has its code. */
  "not-configured",
  /** The shop does not offer Amazon Pay for this cart; `reason` says for what. */
  "not-offered",
  "sign-in-failed",
  "session-expired",
  /** Amazon forgot this checkout, usually after three hours. */
  "checkout-expired",
  /** Amazon's widgets are in trouble; trying again is all one can do. */
  "amazon-trouble",
  /** The payment method was declined; another one may do. */
  "payment-declined",
  /** Amazon could not authorize in time, or for now; the same method may do. */
  "payment-not-processed",
  /** Amazon does not take this payment at all. */
  "payment-refused",
  "authentication-failed",
  "authentication-abandoned",
  /** The buyer came back without having answered the bank. */
  "authentication-open",
  /** The order could not be placed, for another reason than the payment. */
  "order-refused",
  /** The page went away while the order was being placed. */
  "interrupted",
  /** Nobody knows whether the order was placed; asking again is safe. */
  "outcome-unknown",
  "total-changed",
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface Problem {
  readonly code: ProblemCode
  /** A sentence of the store's or Amazon's, in whatever language they speak. */
  readonly detail?: string
  /** Amazon's own code, such as `InvalidPaymentMethod`. */
  readonly reason?: string
  /** The HTTP status the store refused with. */
  readonly status?: number
}

export function problem(code: ProblemCode, more: Omit<Problem, "code"> = {}): Problem {
  return { code, ...more }
}

/** Why the shop does not offer Amazon Pay; null where it does, or where another address can still be chosen at Amazon. */
export function notOffered({ not_offered }: AmazonPayConfig): Problem | null {
  if (!not_offered || not_offered.next === "choose-address") return null
  return problem("not-offered", { reason: not_offered.code, detail: not_offered.message })
}

/** The HTTP status a request was refused with. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("status" in error)) return null
  return typeof error.status === "number" ? error.status : null
}

/** The store's own word for a refusal, where the one who asked has kept it. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null
  return typeof error.code === "string" ? error.code : null
}

/** What a failed request to the store means, or a script that did not come. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ScriptFailure) return problem(error.code)
  if (error instanceof UnexpectedAnswer) {
    return problem("unexpected-answer", { detail: error.message })
  }
  const status = statusOf(error)
  if (status === null) return problem("store-unreachable")
  if (codeOf(error) === "amazon_login_expired") return problem("session-expired", { status })
  // The plugin answers so when Amazon does not answer it.
  if (status === 503) return problem("amazon-unreachable", { status })
  return problem("store-refused", {
    status,
    ...(error instanceof Error && error.message ? { detail: error.message } : {}),
  })
}

/** Whether a failed request may have been carried out all the same. */
export function leavesDoubt(failed: Problem): boolean {
  const { status } = failed
  return status === undefined || status >= 500 || status === 409
}
