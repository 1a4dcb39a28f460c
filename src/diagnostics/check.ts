/** What is looked at, in words that stay the same. */
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
