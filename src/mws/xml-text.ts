const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
}

/**
 * Resolves the five entities XML predefines and numeric references, in one pass and nothing else: no reference can
 * grow into more than one character, and none is resolved twice.
 */
export function decodeXmlText(text: string): string {
  if (!text.includes("&")) {
    return text
  }
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      return named[name] ?? whole
    }
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : parseInt(decimal, 10)
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : whole
  })
}
