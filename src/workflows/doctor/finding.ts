/** What came of looking at one thing. Sentences hold no secret and nothing of a buyer. */
export interface Finding {
  /** What was looked at, in a word that stays the same. */
  check: Check
  /** The merchant account, `sellerId/region/environment`; null for the store as a whole. */
  account: string | null
  ok: boolean
  /** What was found. */
  message: string
  /** What to do about it; only where it is not ok. */
  fix?: string
}

export const checks = [
  "medusa",
  "modules",
  "migrations",
  "options",
  "endpoint",
  "clock",
  "credentials",
  "merchant",
  "service",
  "environment",
  "ipn-url",
  "ipn-registration",
  "notifications",
  "topic",
  "inbox",
] as const
export type Check = (typeof checks)[number]

/** A finding before it is said of whom. */
export type Verdict = Omit<Finding, "account">

export const well = (check: Check, message: string): Verdict => ({ check, ok: true, message })

export const wrong = (check: Check, message: string, fix: string): Verdict => ({
  check,
  ok: false,
  message,
  fix,
})
