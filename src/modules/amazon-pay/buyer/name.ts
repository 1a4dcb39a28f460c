/** A person's name as Medusa keeps it. */
export interface PersonName {
  first_name: string | null
  last_name: string | null
}

/** Words that belong to the family name behind them: "Ludwig van Beethoven", "Oscar de la Renta". */
const particles = new Set(
  "da das de del della der den des di do dos du la le van von vom zu zum zur".split(" "),
)

/**
 * Splits a full name. Amazon keeps one line for it, and no rule knows every name; put together again it is always what the
 * buyer wrote, which is what is read on a parcel. Japanese names have the family name first.
 * @param country ISO 3166 alpha-2 of the address, any case
 */
export function splitName(name: string | undefined, country: string): PersonName {
  // The ideographic space between Japanese names is white space, too.
  const words = (name ?? "").split(/\s+/u).filter(Boolean)
  const [first] = words
  if (first === undefined) return { first_name: null, last_name: null }
  if (words.length === 1) return { first_name: first, last_name: null }
  if (country.toUpperCase() === "JP" && !isLatin(words)) {
    return { first_name: words.slice(1).join(" "), last_name: first }
  }
  const particle = words.findIndex((word, index) => index > 0 && particles.has(word.toLowerCase()))
  const family = particle > 0 && particle < words.length - 1 ? particle : words.length - 1
  return { first_name: words.slice(0, family).join(" "), last_name: words.slice(family).join(" ") }
}

function isLatin(words: readonly string[]): boolean {
  return words.every((word) => /^[\p{Script=Latin}\p{P}]+$/u.test(word))
}
