/** Whether a payment provider is this plugin's, by Medusa's id of it: one entry of the configuration, or several. */
export function isAmazonPay(providerId: string): boolean {
  return providerId === "pp_amazon-pay" || providerId.startsWith("pp_amazon-pay_")
}
