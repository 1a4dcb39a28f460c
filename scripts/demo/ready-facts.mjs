import { AMAZON_PAY } from "../order-flow/checkout.mjs"
import { ADMIN } from "./admin-login.mjs"

/**
 * What a program needs to go on with a running demo.
 * @param {import("./bring-up.mjs").RunningShop} shop
 */
export function readyFacts({ medusa, facts, simulator, amazons, storefront }) {
  return {
    shop: storefront.url,
    medusa,
    simulator: simulator.url,
    admin: ADMIN,
    publishableKey: facts.publishableKey,
    providerId: AMAZON_PAY,
    sellerId: simulator.sellerId,
    accessKey: simulator.accessKey,
    secretKey: simulator.secretKey,
    regions: facts.regions,
    variants: facts.variants,
    stockLocationId: facts.stockLocationId,
    amazons: amazons.map(({ region, currency, providerId, simulator: { url, sellerId } }) => ({
      ...{ region, currency, providerId, simulator: url, sellerId },
    })),
  }
}
