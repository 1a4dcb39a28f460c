import { buyerUrl } from "../buyer-url"

it.each([
  ["na", "en", "com", "en-US"],
  ["na", "es", "com", "en-US"],
  ["jp", "ja", "co.jp", "ja-JP"],
  ["jp", "en", "co.jp", "ja-JP"],
  ["eu", "de", "de", "de-DE"],
  ["eu", "fr", "fr", "fr-FR"],
  ["eu", "it", "it", "it-IT"],
  ["eu", "es", "es", "es-ES"],
  ["eu", "en", "co.uk", "en-GB"],
  ["eu", "ja", "co.uk", "en-GB"],
  ["uk", "en", "co.uk", "en-GB"],
  ["uk", "de", "de", "de-DE"],
] as const)(
  "a buyer of region %s with language %s is sent to payments.amazon.%s in %s",
  (...all) => {
    const [region, language, domain, spoken] = all
    expect(buyerUrl(region, language)).toBe(
      `https://payments.amazon.${domain}/jr/your-account/orders?language=${spoken}`,
    )
  },
)
