import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { isAtLeast, isEqualAmount, isPositive, subtractAmounts } from "../money"
import type { AmazonPayOptions } from "../options"
import { isUnresolved } from "../vocabulary"
import { chargeBound, type Beside } from "./charge-bound"
import { isOutOfTime } from "./consequences"
import { releaseOf } from "./ending-step"
import { buyerConfirmation, type ReturnAddresses } from "./buyer-confirmation"
import {
  acceptedRefunds,
  amountOf,
  chargedCaptures,
  completedCharges,
  leftOverAuthorization,
  payingAuthorization,
  unresolvedOperation,
} from "./holds"

/** What of an account's options a checkout depends on. */
export type CheckoutPlan = Pick<
  AmazonPayOptions,
  "authorization" | "capture" | "softDescriptor"
> & {
  /** The order is placed already: its payment is made of what was charged, whatever was given back of it since. */
  isPlaced?: boolean
}

export type CheckoutStep =
  /** Amazon's answer to this one is unknown: send it again, unchanged. */
  | { do: "resolve"; operation: OperationRow }
  /** The money is held. */
  | { do: "authorized"; operation: OperationRow }
  /** The money was charged with the authorization; or only a part of it, in Seller Central. */
  | { do: "charged"; operation: OperationRow; isPart: boolean }
  /** Amazon is still deciding. */
  | { do: "wait"; operation: OperationRow }
  /** The buyer was sent to confirm at their bank; only Amazon knows what came of it. */
  | { do: "look" }
  /** The buyer has to confirm first; the storefront sends them. */
  | { do: "challenge" }
  /** Send what was just written down. */
  | { do: "send" }
  /** This order reference cannot pay for this cart any more. */
  | { do: "refuse"; reason: "canceled" | "closed" | "total-changed" | "charged-before" }

/**
 * The next call that brings an order reference to an authorization of its total: details, confirm, authorize.
 * The total is frozen by the confirmation (Amazon's rule), so a cart that changed after it needs a new one.
 * @param beside what a charge made with the authorization is held against: its order may cost less by now, or be paid
 */
export function checkoutStep(
  snapshot: Snapshot,
  plan: CheckoutPlan,
  beside: Beside = { owed: null, others: [] },
): { step: CheckoutStep; record?: NewOperation } {
  const { reference } = snapshot
  const end = reached(snapshot, plan)
  if (end) return { step: end }
  if (isSpent(snapshot)) return { step: { do: "refuse", reason: "closed" } }
  const buyers = buyersTurn(snapshot)
  if (buyers) return { step: buyers }

  switch (reference.state) {
    case "Draft":
      return {
        step: { do: "send" },
        record: detailsStand(snapshot) ? confirm(snapshot) : setDetails(snapshot),
      }
    case "Suspended":
      // The buyer chose another way to pay in the wallet; confirming again opens the order reference.
      if (!detailsStand(snapshot)) return { step: { do: "refuse", reason: "total-changed" } }
      return { step: { do: "send" }, record: confirm(snapshot) }
    case "Open":
      if (!detailsStand(snapshot)) return { step: { do: "refuse", reason: "total-changed" } }
      return (
        tooMuch(snapshot, plan, beside) ?? {
          step: { do: "send" },
          record: releaseLeftOver(snapshot) ?? authorize(snapshot, plan),
        }
      )
    case "Canceled":
      return { step: { do: "refuse", reason: "canceled" } }
    default:
      return { step: { do: "refuse", reason: "closed" } }
  }
}

/**
 * A charge at the checkout that is more than what is owed. What an order reference that the buyer chose before has charged, or
 * may have charged, counts: whether it has is found out first.
 */
function tooMuch(
  snapshot: Snapshot,
  { capture }: CheckoutPlan,
  beside: Beside,
): { step: CheckoutStep } | null {
  const { total, account } = snapshot.reference
  const fits = (others: Beside["others"]) =>
    isAtLeast(chargeBound(snapshot, { ...beside, others }, "amount"), total)
  const others = beside.others.filter((other) => !isForAnotherCart(snapshot, other))
  if (capture !== "immediate" || fits(others)) return null
  const open = others
    .filter(({ reference }) => reference.account === account)
    .flatMap(({ operations }) => operations)
    .find(({ kind, state }) => kind === "capture" && isUnresolved(state))
  if (open) return { step: { do: "resolve", operation: open } }
  const reason = fits([]) ? "charged-before" : "total-changed"
  return { step: { do: "refuse", reason } }
}

/**
 * An order reference of the same cart as it was before: what it has charged can pay for no other amount, and is put before a
 * person when it pays for nothing.
 */
function isForAnotherCart({ reference }: Snapshot, { reference: other }: Snapshot): boolean {
  return (
    other.payment_collection_id === reference.payment_collection_id &&
    !isEqualAmount(other.total, reference.total)
  )
}

/**
 * A storefront that has the buyer confirm does so every time: a confirmation without the buyer would lead past
 * their bank.
 */
function buyersTurn(snapshot: Snapshot): CheckoutStep | null {
  const { state } = snapshot.reference
  if (state !== "Draft" && state !== "Suspended") return null
  const confirmation = buyerConfirmation(snapshot)
  if (confirmation === "not-asked") return null
  return { do: confirmation === "under-way" ? "look" : "challenge" }
}

/**
 * Whether a declined authorization is to be asked for again, without the buyer waiting: Amazon ran out of
 * time while deciding at once, and the merchant lets orders be placed before the decision.
 */
export function goesOnLater(
  operation: OperationRow,
  { authorization }: Pick<CheckoutPlan, "authorization">,
): boolean {
  return authorization === "sync-then-async" && isOutOfTime(operation)
}

type Reached = Extract<CheckoutStep, { operation: OperationRow }>

/** Where the checkout has come to by itself: nothing to send. */
export function reached(
  snapshot: Snapshot,
  { isPlaced = false }: Pick<CheckoutPlan, "isPlaced"> = {},
): Reached | null {
  const { reference, operations } = snapshot
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved) return { do: "resolve", operation: unresolved }
  const held = payingAuthorization(snapshot)
  if (held?.amount && isAtLeast(held.amount, reference.total)) {
    return { do: "authorized", operation: held }
  }
  const charge = payingCharge(snapshot, isPlaced)
  if (charge?.state === "pending") return { do: "wait", operation: charge }
  if (charge) {
    const isPart = !isAtLeast(completedCharges(snapshot), reference.total)
    return { do: "charged", operation: charge, isPart }
  }
  const deciding = operations.find(({ kind, state }) => kind === "authorize" && state === "pending")
  return deciding ? { do: "wait", operation: deciding } : null
}

/**
 * The charge that pays for the cart. One that was given back, as Medusa does when it could not make an order of the cart,
 * pays for nothing any more; one of a smaller cart does not pay for a larger one. A part of the very total that Amazon was
 * told, captured in Seller Central while Amazon was thought to decide, does: the order's payment is to be made of it. So does the
 * charge of an order that is placed, when somebody has given back a part of it before its payment was made.
 */
function payingCharge(snapshot: Snapshot, isPlaced: boolean): OperationRow | undefined {
  const { total, currency_code } = snapshot.reference
  const charges = chargedCaptures(snapshot)
  const refunds = acceptedRefunds(snapshot)
  const kept = subtractAmounts(
    amountOf(charges, currency_code),
    amountOf(refunds, currency_code),
    currency_code,
  )
  const isPart = (isPlaced ? isPositive(kept) : refunds.length === 0) && detailsStand(snapshot)
  if (!isPart && !isAtLeast(kept, total)) return undefined
  return charges.find(({ state }) => state === "pending") ?? charges[0]
}

/** Whether the buyer was charged by an order reference before: it authorizes no second payment. */
export function isSpent(snapshot: Snapshot): boolean {
  return chargedCaptures(snapshot).length > 0
}

/** Whether Amazon was told the very total that is to be paid, and took it. */
export function detailsStand({ reference, operations }: Snapshot): boolean {
  const details = operations.findLast(({ kind }) => kind === "details")
  return (
    details?.state === "completed" &&
    details.amount !== null &&
    isEqualAmount(details.amount, reference.total)
  )
}

export function setDetails({ reference }: Snapshot): NewOperation {
  return {
    kind: "details",
    action: "SetOrderReferenceDetails",
    purpose: "cart",
    amount: reference.total,
    parameters: () => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      orderTotal: { amount: reference.total, currencyCode: reference.currency_code },
    }),
  }
}

/** @param addresses with them Amazon has the buyer confirm, and opens the order reference after that */
export function confirm({ reference }: Snapshot, addresses?: ReturnAddresses): NewOperation {
  return {
    kind: "confirm",
    action: "ConfirmOrderReference",
    purpose: "cart",
    amount: null,
    parameters: () => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      ...addresses,
    }),
  }
}

/** What a declined charge has left held goes first: it counts in full against what Amazon lets be authorized. */
function releaseLeftOver(snapshot: Snapshot): NewOperation | undefined {
  const left = leftOverAuthorization(snapshot)
  return left?.amazon_id ? releaseOf(left.amazon_id, "cart") : undefined
}

function authorize({ reference, operations }: Snapshot, plan: CheckoutPlan): NewOperation {
  const last = operations.findLast(({ action }) => action === "Authorize")
  const later = plan.authorization === "async" || (last !== undefined && goesOnLater(last, plan))
  const captureNow = plan.capture === "immediate"
  return {
    kind: captureNow ? "capture" : "authorize",
    action: "Authorize",
    purpose: "cart",
    amount: reference.total,
    parameters: (authorizationReferenceId) => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      authorizationReferenceId,
      authorizationAmount: { amount: reference.total, currencyCode: reference.currency_code },
      // Zero asks for the answer at once: the buyer is waiting. Left out, Amazon takes up to a day.
      ...(later ? {} : { transactionTimeout: 0 }),
      ...(captureNow ? { captureNow } : {}),
      ...(captureNow && plan.softDescriptor ? { softDescriptor: plan.softDescriptor } : {}),
    }),
  }
}
