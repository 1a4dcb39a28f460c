import { amazonScriptUrl } from "../amazon/script-url.ts"

/** As Amazon's reference lists them. */
test.each([
  ["na", false, "https://static-na.payments-amazon.com/OffAmazonPayments/us/js/Widgets.js"],
  ["na", true, "https://static-na.payments-amazon.com/OffAmazonPayments/us/sandbox/js/Widgets.js"],
  ["uk", false, "https://static-eu.payments-amazon.com/OffAmazonPayments/gbp/lpa/js/Widgets.js"],
  [
    "uk",
    true,
    "https://static-eu.payments-amazon.com/OffAmazonPayments/gbp/sandbox/lpa/js/Widgets.js",
  ],
  ["eu", false, "https://static-eu.payments-amazon.com/OffAmazonPayments/eur/lpa/js/Widgets.js"],
  [
    "eu",
    true,
    "https://static-eu.payments-amazon.com/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js",
  ],
  [
    "jp",
    false,
    "https://origin-na.ssl-images-amazon.com/images/G/09/EP/offAmazonPayments/live/prod/lpa/js/Widgets.js",
  ],
  [
    "jp",
    true,
    "https://origin-na.ssl-images-amazon.com/images/G/09/EP/offAmazonPayments/sandbox/prod/lpa/js/Widgets.js",
  ],
] as const)("%s, sandbox %p", (region, sandbox, url) => {
  expect(amazonScriptUrl(region, sandbox)).toBe(url)
})
