/** What Medusa calls the provider of the store's main account. */
export const AMAZON_PAY = "pp_amazon-pay_amazon-pay"
