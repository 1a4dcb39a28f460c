import type { MailName } from "../mails"

/** A mail's subject and its paragraphs. `{order}`, `{amount}` and `{url}` stand for what they name. */
export interface MailText {
  subject: string
  paragraphs: readonly string[]
}

/** The mails in one language. */
export interface MailTexts extends Record<MailName, MailText> {
  greeting: string
}
