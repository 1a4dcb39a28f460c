const separators = "[\\s,:;：、–-]*"
/** A placeholder with the separator before it, and the brackets around it. */
const placeholder = new RegExp(`${separators}(?:[([（]\\{(\\w+)\\}[)\\]）]|\\{(\\w+)\\})`, "g")
/** The text's first placeholder, where nothing stands before it, with the separator after it. */
const first = new RegExp(`^${separators}(?:[([（]\\{(\\w+)\\}[)\\]）]|\\{(\\w+)\\})${separators}`)

/**
 * Puts values into a text's placeholders. One that has no value goes with the separator before it, and at the text's
 * beginning with the one after it.
 * @param text such as "Order {order}, parcel {parcel}"
 */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  const [found, bracketed = "", plain = ""] = first.exec(text) ?? []
  if (found && !values[bracketed || plain]) return fill(text.slice(found.length), values)
  return text.replace(placeholder, (whole: string, inBrackets?: string, alone?: string) => {
    const name = inBrackets ?? alone ?? ""
    const value = values[name]
    return value ? whole.replace(`{${name}}`, () => value) : ""
  })
}

/**
 * A text as it can be sent: in one line, without what Amazon might refuse, and no longer than Amazon takes.
 * Cut between what people see as characters, never within one.
 * @param most characters, as JavaScript counts them: no count of Amazon's comes to more
 */
export function sendable(text: string, most: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    // Pictures and rare signs beyond 16 bits, and what joins them: that Amazon takes them is written nowhere.
    .replace(/[\p{Cs}\u{10000}-\u{10FFFF}]|\u200d|\ufe0e|\ufe0f|\ufffe|\uffff/gu, "")
    .replace(/ {2,}/g, " ")
    .trim()
  if (line.length <= most) return line
  let cut = ""
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (cut.length + segment.length >= most) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}
