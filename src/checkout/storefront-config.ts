import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../modules/amazon-pay/buyer/problems"
import { accountsOf, type Account } from "../medusa/accounts"
import { openCart, type Cart } from "./cart"
import { cartRestriction } from "./cart-restriction"
import { accountOfCart } from "./cart-account"
import { currenciesOf, languageFor, markets } from "./markets"
import type { Visitor } from "./visitor"

/** What a storefront needs to show Amazon's button and widgets. All of it is public. */
export interface StorefrontConfig {
  provider_id: string
  client_id: string
  seller_id: string
  region: Account["options"]["region"]
  sandbox: boolean
  /** `Widgets.js`, which brings Login with Amazon along. */
  script_url: string
  /** Login with Amazon's. */
  scopes: string[]
  language: string
  languages: string[]
  /** What buyers of this account can pay in, ISO 4217. */
  currencies: string[]
  /** For the wallet, where the cart's currency is not the account's own. */
  presentment_currency?: string
  /** Why Amazon Pay is not offered for the cart; left out where it is. */
  not_offered?: Problem
}

/** The widgets' own scopes, and what the cart is filled with: name, email, address. */
const scopes = ["profile", "postal_code", "payments:widget", "payments:shipping_address"]

/** Puts together what the browser may know of an account. Named key by key: nothing else of the options gets out. */
export function storefrontConfig(
  { providerId, options }: Account,
  cart?: Pick<Cart, "currency_code" | "shipping_address">,
  locale?: string,
): StorefrontConfig {
  const { region, sandbox, endpoint } = options
  const market = markets[region]
  const currencies = currenciesOf(region)
  const currency = cart?.currency_code
  const presented = currency !== undefined && currency !== market.currency
  return {
    provider_id: providerId,
    client_id: options.clientId,
    seller_id: options.sellerId,
    region,
    sandbox,
    script_url: new URL(sandbox ? market.sandbox : market.live, endpoint ?? market.scripts).href,
    scopes: options.billingAddress ? [...scopes, "payments:billing_address"] : scopes,
    language: languageFor(region, locale, cart?.shipping_address?.country_code ?? undefined),
    languages: [...market.languages],
    currencies,
    ...(presented && currencies.includes(currency) ? { presentment_currency: currency } : {}),
  }
}

/**
 * @throws MedusaError NOT_FOUND, UNAUTHORIZED for a cart that is not the visitor's; NOT_ALLOWED where Amazon Pay is not
 * offered, or several accounts are and none was asked for
 */
export async function readStorefrontConfig(
  container: MedusaContainer,
  visitor: Visitor,
  { cartId, providerId, locale }: { cartId?: string; providerId?: string; locale?: string },
): Promise<StorefrontConfig> {
  const cart = cartId === undefined ? undefined : await openCart(container, cartId, visitor)
  const account = accountOfCart(accountsOf(container), cart, providerId)
  const problem = await cartRestriction(container, account, cartId)
  return {
    ...storefrontConfig(account, cart, locale ?? cart?.locale ?? undefined),
    ...(problem ? { not_offered: problem } : {}),
  }
}
