import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { startSimulator } from "amazon-pay-simulator"
import { Amazon, unhurried } from "./amazon"
import { AMAZON_PAY } from "./buyer"
import type { Scene } from "./store-suite"

export const SECOND = "pp_amazon-pay_second"
/** What a solution provider signs with for the second merchant, as the store's configuration has it. */
export const mwsAuthToken = "amzn.mws.00000000-0000-0000-0000-000000000000"

/**
 * Starts the Amazon of a second merchant account, which charges by hand alone, and tells the store that boots next of it.
 * @param options of its provider entry
 */
export async function startSecondAccount(options: object = {}): Promise<Amazon> {
  const simulator = await startSimulator({ mwsAuthToken, settings: unhurried })
  const { url, sellerId, accessKey, secretKey, clientId, certificateUrl } = simulator
  process.env.AMAZON_PAY_SECOND = JSON.stringify({
    ...{ url, sellerId, accessKey, secretKey, clientId, certificateUrl, options },
  })
  return new Amazon(simulator)
}

export async function endSecondAccount(second: Amazon): Promise<void> {
  delete process.env.AMAZON_PAY_SECOND
  await second.simulator.stop()
}

/** Offers both accounts to buyers, and makes the second one's Amazon as new, as before every test. */
export async function offerBoth({ base, container, buyer }: Scene, second: Amazon): Promise<void> {
  await updateRegionsWorkflow(container).run({
    input: {
      selector: { id: buyer.region("usd").id },
      update: { payment_providers: [AMAZON_PAY, SECOND] },
    },
  })
  await second.control("POST", "/reset", {})
  await second.control("POST", "/notifications", { endpoint: `${base}/hooks/amazon-pay/ipn` })
}
