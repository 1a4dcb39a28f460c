import type { AmazonPayOptions } from "../modules/amazon-pay/options"

type Region = AmazonPayOptions["region"]

/** What a storefront has to know of Amazon's regions (protocol reference §1.3, §12.2). */
interface Market {
  /** Where Amazon serves `Widgets.js`: the origin, and the path for each environment. */
  scripts: string
  live: string
  sandbox: string
  /** In which the account is settled; its buyers pay in it unless another is presented. */
  currency: string
  /** The first is the one for buyers whose language is not spoken. */
  languages: readonly [string, ...string[]]
}

const european = ["en-GB", "de-DE", "fr-FR", "it-IT", "es-ES"] as const

export const markets: Record<Region, Market> = {
  na: {
    scripts: "https://static-na.payments-amazon.com",
    live: "/OffAmazonPayments/us/js/Widgets.js",
    sandbox: "/OffAmazonPayments/us/sandbox/js/Widgets.js",
    currency: "USD",
    languages: ["en-US"],
  },
  eu: {
    scripts: "https://static-eu.payments-amazon.com",
    live: "/OffAmazonPayments/eur/lpa/js/Widgets.js",
    sandbox: "/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js",
    currency: "EUR",
    languages: european,
  },
  uk: {
    scripts: "https://static-eu.payments-amazon.com",
    live: "/OffAmazonPayments/gbp/lpa/js/Widgets.js",
    sandbox: "/OffAmazonPayments/gbp/sandbox/lpa/js/Widgets.js",
    currency: "GBP",
    languages: european,
  },
  jp: {
    scripts: "https://origin-na.ssl-images-amazon.com",
    live: "/images/G/09/EP/offAmazonPayments/live/prod/lpa/js/Widgets.js",
    sandbox: "/images/G/09/EP/offAmazonPayments/sandbox/prod/lpa/js/Widgets.js",
    currency: "JPY",
    languages: ["ja-JP"],
  },
}

/** What accounts in the EU and the UK may present prices in. */
const presentment = "AUD CHF DKK EUR GBP HKD JPY NOK NZD SEK USD ZAR".split(" ")

/** Every currency an account's buyers can pay in. */
export function currenciesOf(region: Region): string[] {
  return region === "eu" || region === "uk" ? presentment : [markets[region].currency]
}

const languageOfCountry: Record<string, string> = {
  de: "de",
  at: "de",
  fr: "fr",
  it: "it",
  es: "es",
}

/**
 * The language of Amazon's that comes closest to a locale, else to a country.
 * @param locale BCP 47, such as `de-AT`
 * @param country ISO 3166 alpha-2, small letters
 */
export function languageFor(
  region: Region,
  locale: string | undefined,
  country: string | undefined,
): string {
  const { languages } = markets[region]
  const wanted = [locale?.split(/[-_]/)[0]?.toLowerCase(), languageOfCountry[country ?? ""]]
  const found = wanted.flatMap(
    (language) => languages.find((known) => language && known.startsWith(`${language}-`)) ?? [],
  )
  return found[0] ?? languages[0]
}
