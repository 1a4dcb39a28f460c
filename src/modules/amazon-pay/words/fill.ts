/**
 * Puts values into a text's placeholders. One that has no value goes with the separator before it.
 * @param text such as "Order {order}, parcel {parcel}"
 */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/[\s,:;：、–-]*\{(\w+)\}/g, (found: string, name: string) => {
    const value = values[name]
    return value ? found.replace(`{${name}}`, () => value) : ""
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
