/** No line of an address is longer; what is behind that is read by nobody. */
const longest = 500

/**
 * A line of an address as it is looked at for words: whoever knows a cart writes it, at any length, and with letters that are not
 * seen.
 */
export function plainLine(line: string): string {
  return line
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, longest)
}
