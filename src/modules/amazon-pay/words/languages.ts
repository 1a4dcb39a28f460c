/** Languages that there are texts in: those of the storefront kit. */
export const languages = ["en", "de", "fr", "it", "es", "ja"] as const
export type Language = (typeof languages)[number]

/** Languages of countries whose orders say no language. */
const ofCountries: Partial<Record<string, Language>> = {
  de: "de",
  at: "de",
  fr: "fr",
  it: "it",
  es: "es",
  jp: "ja",
}

/**
 * The language an order's texts are in.
 * @param locale of the order, such as "de-AT"
 * @param country the two letters of where it is sent, for orders without a locale
 */
export function languageOf(
  locale: string | null | undefined,
  country: string | null | undefined,
): Language {
  const tag = locale?.split(/[-_]/)[0]?.toLowerCase()
  if (tag) return languages.find((one) => one === tag) ?? "en"
  return ofCountries[country?.toLowerCase() ?? ""] ?? "en"
}
