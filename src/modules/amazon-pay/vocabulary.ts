/**
 * What the plugin does at Amazon. `details` sets the total, `name` tells the number of an order that was made after the
 * confirmation, `confirm` opens the order reference, `release` closes an authorization that will not be captured; a `capture` may be Amazon's Capture, or an Authorize
 * with CaptureNow.
 */
export const operationKinds = [
  "details",
  "name",
  "confirm",
  "authorize",
  "capture",
  "refund",
  "release",
  "cancel",
  "close",
] as const
export type OperationKind = (typeof operationKinds)[number]

/**
 * What an operation is for. An operation whose outcome is unknown is repeated only while somebody still wants that.
 * `cart`: the checkout. `parcel`: the fulfillment it names. `person`: a person, in the panel or with Medusa's own
 * buttons and API. `cancellation`: the end of a cancelled order. `upkeep`: what the plugin does by itself around them.
 * `elsewhere`: made without this store, and imported.
 */
export const purposes = ["cart", "parcel", "person", "cancellation", "upkeep", "elsewhere"] as const
export type Purpose = (typeof purposes)[number]

/**
 * Only ever forward. `recorded` and `sent` are unresolved: what Amazon did is not known yet.
 * `failed` is a refusal (nothing was done), `declined` is Amazon's answer to a request it took.
 */
export const operationStates = [
  "recorded",
  "sent",
  "pending",
  "completed",
  "declined",
  "failed",
] as const
export type OperationState = (typeof operationStates)[number]

const order: Record<OperationState, number> = {
  recorded: 0,
  sent: 1,
  pending: 2,
  completed: 3,
  declined: 3,
  failed: 3,
}

/** Whether an operation may go from one state to another: forward, or staying where it is. */
export function mayMove(from: OperationState, to: OperationState): boolean {
  return from === to || order[to] > order[from]
}

/** Written down, perhaps sent, not answered: must be repeated identically before anything else is decided. */
export function isUnresolved(state: OperationState): boolean {
  return state === "recorded" || state === "sent"
}

/** How the name begins that a refund has instead of a row of Medusa's: there is no payment that could show it. */
export const withoutRow = "unbooked_"

/** In the context of a payment session's authorization: its order was placed before, and may have changed since. */
export const forPlacedOrder = "amazon_pay_for_placed_order"
