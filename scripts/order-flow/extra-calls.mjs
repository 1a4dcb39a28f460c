/**
 * The calls without which an order cannot be charged: its total, the confirmation, an authorization for each parcel, the first of
 * which is captured by itself, and the end. 5 for an order that is shipped at once, 4 + n for one of n parcels.
 * @param {number} parcels
 * @returns {Record<string, number>} by action
 */
export function leastCalls(parcels) {
  return {
    SetOrderReferenceDetails: 1,
    ConfirmOrderReference: 1,
    Authorize: parcels,
    Capture: 1,
    CloseOrderReference: 1,
  }
}

/**
 * What each call buys that an order could be charged without. `docs/calls.md` says when it is made.
 * @type {Readonly<Record<string, string>>}
 */
export const whatExtraCallsBuy = {
  GetCaptureDetails: "whether what was authorized and charged in one call was charged",
  GetAuthorizationDetails: "what Amazon has decided since it was asked",
  GetRefundDetails: "whether Amazon has given back what it was asked to",
  GetOrderReferenceDetails: "where to send it, whether the bank has confirmed, what Amazon changed",
  SetOrderAttributes: "the order's number, where the buyer confirmed before there was one",
  CloseAuthorization: "that nothing stays held that no order owes",
}

/**
 * What of an order's calls is more than it takes, and what that buys.
 * @param {Readonly<Record<string, number>>} calls
 * @param {Readonly<Record<string, number>>} least
 * @returns {{ action: string, count: number, buys: string }[]}
 * @throws {Error} for a call that nobody knows the use of
 */
export function extraCalls(calls, least) {
  return Object.entries(calls)
    .map(([action, count]) => ({ action, count: count - (least[action] ?? 0) }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => {
      const buys = whatExtraCallsBuy[action]
      if (!buys)
        throw new Error(`${action} was called ${count} times more than it takes, for nothing.`)
      return { action, count, buys }
    })
}
