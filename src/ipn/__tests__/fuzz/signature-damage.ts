import type { Random } from "./random"

/** A text with another somewhere in it. */
export const insert = (text: string, piece: string, random: Random) => {
  const at = random.position(text)
  return text.slice(0, at) + piece + text.slice(at)
}

/** Other spellings of a signature in base64, and other signatures. */
export const signatureDamage: readonly ((text: string, random: Random) => string)[] = [
  () => "",
  () => "AA==",
  (text) => text.replaceAll("+", "-").replaceAll("/", "_"),
  (text) => text.replace(/=+$/, ""),
  (text) => `${text}=`,
  (text) => `${text}\n`,
  (text, random) => insert(text, random.pick([" ", "\n", "!", "=", "\0", "A"]), random),
  // Another spelling of the same bytes: the last letter holds bits that belong to none.
  (text) => text.replace(/.(?==+$)/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)),
  (text) => Buffer.from(text, "base64").toString("hex"),
  (text) => Buffer.from(text, "base64").reverse().toString("base64"),
  (text) => Buffer.concat([Buffer.alloc(1), Buffer.from(text, "base64")]).toString("base64"),
  (text) => Buffer.from(text, "base64").subarray(1).toString("base64"),
  (_text, random) => Buffer.alloc(256, random.below(256)).toString("base64"),
  (text, random) => {
    const bytes = Buffer.from(text, "base64")
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return bytes.toString("base64")
  },
]
