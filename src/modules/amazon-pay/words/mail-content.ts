import type { Language } from "./languages"
import { mailTexts } from "./mail-texts"
import type { MailName } from "./mails"

/** What a mail's text names. */
export interface MailValues {
  order: string
  /** With its currency, as the buyer reads it. */
  amount: string
  url: string
  /** Who writes; null where the store has no name of its own. */
  store: string | null
}

/** A mail that a provider can send as it is. */
export interface MailContent {
  subject: string
  text: string
  html: string
}

/** A mail's words in a language. */
export function mailContent(name: MailName, language: Language, values: MailValues): MailContent {
  const { greeting, [name]: mail } = mailTexts[language]
  const filled = [greeting, ...mail.paragraphs].map((text) => put(text, values))
  const plain = values.store ? [...filled, values.store] : filled
  return {
    subject: put(mail.subject, values),
    text: `${plain.join("\n\n")}\n`,
    html: plain
      .map((text) => `<p>${text === values.url ? link(text) : escaped(text)}</p>`)
      .join("\n"),
  }
}

/** An amount as its buyer reads it, such as `94,50 €`. */
export function amountInWords(amount: string, currencyCode: string, language: Language): string {
  // A decimal text is formatted exactly; as a number it would be rounded first.
  const exact = amount as Intl.StringNumericLiteral
  return new Intl.NumberFormat(language, { style: "currency", currency: currencyCode }).format(
    exact,
  )
}

/** Nothing that was put in is looked at again: a shop may be called "{url}". */
function put(text: string, values: MailValues): string {
  return text.replace(
    /\{(order|amount|url)\}/g,
    (_found, name: "order" | "amount" | "url") => values[name],
  )
}

function link(url: string): string {
  return `<a href="${escaped(url)}">${escaped(url)}</a>`
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
