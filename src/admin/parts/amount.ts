/** What somebody typed as an amount. */
export type Typed = { amount: string } | { problem: "noNumber" | "tooPrecise" }

/** How many digits a currency has after its decimal mark. */
export function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** What a language writes between whole units and the rest. */
function markOf(language: string): string {
  // In the digits in which amounts are typed and sent.
  const format = new Intl.NumberFormat(language, { numberingSystem: "latn" })
  const parts = format.formatToParts(1.5)
  return parts.find(({ type }) => type === "decimal")?.value ?? "."
}

/** An amount as it is typed in a language: without the currency, and without marks between thousands. */
export function typedIn(language: string, amount: string): string {
  return amount.replace(".", markOf(language))
}

/** An amount in a currency, to show how one is typed. */
export function exampleIn(language: string, currency: string): string {
  const digits = digitsOf(currency)
  return typedIn(language, digits === 0 ? "1250" : (12.5).toFixed(digits))
}

/**
 * Reads an amount as the language writes it. The point is read as well where it can only be the decimal mark: before three digits it
 * may stand between thousands.
 * @returns decimal text in major units
 */
export function readAmount(text: string, language: string, currency: string): Typed {
  const digits = digitsOf(currency)
  const mark = markOf(language)
  const parts = /^(\d{1,12})(?:([.,])(\d{1,9}))?$/.exec(inLatinDigits(text.trim()))
  if (!parts) return { problem: "noNumber" }
  const [, whole = "", written, rest = ""] = parts
  const isOwn = written === undefined || written === mark
  const isPoint = written === "." && rest.length !== 3
  if (!isOwn && !isPoint) return { problem: "noNumber" }
  const amount = rest ? `${whole}.${rest}` : whole
  if (Number(amount) <= 0) return { problem: "noNumber" }
  return rest.length > digits ? { problem: "tooPrecise" } : { amount }
}

/** What is typed in full-width, Arabic or Persian digits, with their decimal mark. */
function inLatinDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace("\u066b", ".")
}
