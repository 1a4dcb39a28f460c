import type { Region } from "../store/contract.ts"

/** Amazon's own `Widgets.js` for a region and environment, for a store that names none. */
export function amazonScriptUrl(region: Region, sandbox: boolean): string {
  const box = sandbox ? "sandbox/" : ""
  switch (region) {
    case "na":
      return `https://static-na.payments-amazon.com/OffAmazonPayments/us/${box}js/Widgets.js`
    case "uk":
      return `https://static-eu.payments-amazon.com/OffAmazonPayments/gbp/${box}lpa/js/Widgets.js`
    case "eu":
      return `https://static-eu.payments-amazon.com/OffAmazonPayments/eur/${box}lpa/js/Widgets.js`
    case "jp": {
      const place = sandbox ? "sandbox" : "live"
      return `https://origin-na.ssl-images-amazon.com/images/G/09/EP/offAmazonPayments/${place}/prod/lpa/js/Widgets.js`
    }
  }
}
