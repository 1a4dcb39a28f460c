import type { AmazonPayOptions } from "../options"
import type { Language } from "./languages"

type Site = readonly [domain: string, language: string]

const english: Site = ["co.uk", "en-GB"]

/** Accounts of Europe are the same on every one of Amazon's sites there: the language picks the site. */
const ofEurope: Partial<Record<Language, Site>> = {
  de: ["de", "de-DE"],
  fr: ["fr", "fr-FR"],
  it: ["it", "it-IT"],
  es: ["es", "es-ES"],
}

/**
 * Where a buyer sees what they have paid with Amazon Pay, and chooses another payment method for it, after signing in there.
 * The addresses and languages are those of Amazon's own plugin for WooCommerce (`templates/emails/soft-decline.php`), which
 * sends buyers there after a decline.
 * @param language of the order; where a site does not speak it, its own
 */
export function buyerUrl(region: AmazonPayOptions["region"], language: Language): string {
  const [domain, spoken] = siteOf(region, language)
  const url = new URL(`https://payments.amazon.${domain}/jr/your-account/orders`)
  url.searchParams.set("language", spoken)
  return url.href
}

function siteOf(region: AmazonPayOptions["region"], language: Language): Site {
  switch (region) {
    case "na":
      return ["com", "en-US"]
    case "jp":
      return ["co.jp", "ja-JP"]
    default:
      return ofEurope[language] ?? english
  }
}
