import { jsonClient } from "./json-client.mjs"

/**
 * @typedef {{ AmazonCaptureId: string, Amount: string, State: string, SellerCaptureNote?: string | null }} CaptureNode
 * @typedef {{ AmazonAuthorizationId: string, Amount: string, State: string, ReasonCode: string | null, SellerAuthorizationNote?: string | null, Captures: CaptureNode[] }} AuthorizationNode
 * @typedef {{ AmazonOrderReferenceId: string, State: string, ReasonCode: string | null, SellerOrderId?: string, StoreName?: string, SellerNote?: string, Authorizations: AuthorizationNode[] }} OrderReferenceNode
 * @typedef {{ captured: Record<string, string>, refunded: Record<string, string>, requests: Record<string, number> }} Ledger
 */

/**
 * The control side of the simulator: what a buyer does in Amazon's widgets, and what Amazon knows.
 * @param {string} url
 */
export function simulatedAmazon(url) {
  const call = jsonClient(url)
  return {
    /** @param {string} endpoint where notifications go from now on */
    notifyAt: (endpoint) => call("/_sim/notifications", { body: { endpoint } }),

    /**
     * @param {object} [address] where the buyer has it sent; Amazon's test address unless it is said
     * @returns {Promise<string>} the order reference a buyer's widgets would have made
     */
    newOrderReference: async (address) =>
      (await call("/_sim/order-references", { body: address ? { address } : {} }))
        .AmazonOrderReferenceId,

    /**
     * @param {string} id
     * @returns {Promise<OrderReferenceNode>}
     */
    orderReference: (id) => call(`/_sim/order-references/${encodeURIComponent(id)}`),

    /** @param {string} reasonCode for which Amazon declines the next authorization */
    declineNext: (reasonCode) =>
      call("/_sim/outcomes", {
        body: { outcomes: [{ of: "authorization", state: "Declined", reasonCode }] },
      }),

    /** @param {string} id of the order reference for which the buyer chooses another payment method at Amazon */
    choosePaymentMethod: (id) =>
      call(`/_sim/order-references/${encodeURIComponent(id)}/payment-method`, { body: {} }),

    /** @returns {Promise<Ledger>} */
    ledger: () => call("/_sim/ledger"),

    /**
     * Waits until Amazon has sent what it had to say.
     * @returns {Promise<string[]>} the ids of the latest messages that were taken
     */
    delivered: async () => {
      // The clock goes on when everything is sent that was to be sent before.
      await call("/_sim/clock", { body: { advance: "PT0S" } })
      /** @type {{ id: string, attempts: { status: number | null }[] }[]} */
      const sent = await call("/_sim/notifications?limit=50")
      return sent
        .filter(({ attempts }) => attempts.some(({ status }) => status === 200))
        .map(({ id }) => id)
    },

    /**
     * @param {string} orderReferenceId every other id of an order begins with it
     * @returns {Promise<{ type: string, attempts: { status: number | null }[] }[]>}
     */
    notificationsOf: async (orderReferenceId) => {
      /** @type {{ type: string, objectId: string, attempts: { status: number | null }[] }[]} */
      const sent = await call("/_sim/notifications")
      return sent.filter(({ objectId }) => objectId.startsWith(orderReferenceId))
    },
  }
}

/** @typedef {ReturnType<typeof simulatedAmazon>} SimulatedAmazon */

/** By the clock and not by what happens to an order: where it goes is read once, a minute after it was placed. */
export const ADDRESS_READ = "GetOrderReferenceDetails"

/**
 * @param {Ledger} before
 * @param {Ledger} after
 * @returns {Record<string, number>} the calls between two readings, but for the read of where an order goes
 */
export function callsBetween(before, after) {
  return Object.fromEntries(
    Object.entries(after.requests)
      .map(([name, count]) => [name, count - (before.requests[name] ?? 0)])
      .filter(([name, count]) => name !== ADDRESS_READ && count !== 0),
  )
}
