import { renderToString } from "react-dom/server"
import { AmazonPayCheckoutPanel, AmazonPayProvider, useAmazonPay } from "../react.tsx"
import { languages } from "../strings/choose.ts"

const options = { cartId: "cart_1", store: { baseUrl: "https://api.shop.test" } }

test("a server renders the beginning, in the buyer's language", () => {
  const page = renderToString(
    <AmazonPayProvider {...options} language="de-DE">
      <AmazonPayCheckoutPanel />
    </AmazonPayProvider>,
  )
  expect(page).toContain(languages.de.loading)
  expect(page).toContain('lang="de-DE"')
})

test("a shop's own words are there from the beginning", () => {
  const page = renderToString(
    <AmazonPayProvider {...options} strings={{ loading: "Moment." }}>
      <AmazonPayCheckoutPanel />
    </AmazonPayProvider>,
  )
  expect(page).toContain("Moment.")
})

test("components outside of a provider say what they miss", () => {
  const Lost = (): string => useAmazonPay().language
  expect(() => renderToString(<Lost />)).toThrow(/AmazonPayProvider/)
})
