import { storefrontConfig } from "../storefront-config"
import { account, cart } from "./carts"

describe("what a page is told of an account", () => {
  it("holds no key and no token", () => {
    const text = JSON.stringify(storefrontConfig(account("one"), cart()))
    expect(text).not.toMatch(/secret|AKIA/)
  })

  // The addresses are those of the protocol reference, §1.3.
  it.each([
    [
      "na",
      true,
      "https://static-na.payments-amazon.com/OffAmazonPayments/us/sandbox/js/Widgets.js",
    ],
    ["na", false, "https://static-na.payments-amazon.com/OffAmazonPayments/us/js/Widgets.js"],
    [
      "uk",
      true,
      "https://static-eu.payments-amazon.com/OffAmazonPayments/gbp/sandbox/lpa/js/Widgets.js",
    ],
    ["uk", false, "https://static-eu.payments-amazon.com/OffAmazonPayments/gbp/lpa/js/Widgets.js"],
    [
      "eu",
      true,
      "https://static-eu.payments-amazon.com/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js",
    ],
    ["eu", false, "https://static-eu.payments-amazon.com/OffAmazonPayments/eur/lpa/js/Widgets.js"],
    [
      "jp",
      true,
      "https://origin-na.ssl-images-amazon.com/images/G/09/EP/offAmazonPayments/sandbox/prod/lpa/js/Widgets.js",
    ],
    [
      "jp",
      false,
      "https://origin-na.ssl-images-amazon.com/images/G/09/EP/offAmazonPayments/live/prod/lpa/js/Widgets.js",
    ],
  ])("loads the widgets of %s, sandbox %p", (region, sandbox, script_url) => {
    expect(storefrontConfig(account("one", { region, sandbox })).script_url).toBe(script_url)
  })

  it("loads a simulator's widgets from the simulator", () => {
    const endpoint = "http://127.0.0.1:9001"
    expect(storefrontConfig(account("one", { endpoint, region: "eu" })).script_url).toBe(
      "http://127.0.0.1:9001/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js",
    )
  })

  it.each([
    ["eu", "EUR", undefined],
    ["eu", "DKK", "DKK"],
    ["eu", "PLN", undefined],
    ["uk", "GBP", undefined],
    ["uk", "EUR", "EUR"],
    ["na", "EUR", undefined],
    ["jp", "JPY", undefined],
  ])("presents in %s a cart in %s in %p", (region, currency_code, presented) => {
    const config = storefrontConfig(account("one", { region }), cart({ currency_code }))
    expect(config.presentment_currency).toBe(presented)
  })

  it.each([
    ["eu", "de-AT", undefined, "de-DE"],
    ["eu", "de_CH", "fr", "de-DE"],
    ["eu", undefined, "at", "de-DE"],
    ["eu", "pl-PL", "it", "it-IT"],
    ["uk", "pl", undefined, "en-GB"],
    ["uk", undefined, "gb", "en-GB"],
    ["jp", "de", "jp", "ja-JP"],
    ["na", "es-US", "us", "en-US"],
  ])("speaks in %s to %p in %p: %s", (region, locale, country_code, language) => {
    const config = storefrontConfig(
      account("one", { region }),
      cart(country_code ? { shipping_address: { country_code } } : {}),
      locale,
    )
    expect(config.language).toBe(language)
    expect(config.languages).toContain(language)
  })

  it("asks for a billing address where the merchant may", () => {
    expect(storefrontConfig(account("one")).scopes).not.toContain("payments:billing_address")
    expect(storefrontConfig(account("one", { billingAddress: true })).scopes).toContain(
      "payments:billing_address",
    )
  })
})
