import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { isMadeElsewhere } from "../modules/amazon-pay/decisions/holds"
import { isMadeGood } from "../modules/amazon-pay/decisions/made-good"
import type { Accounting } from "../modules/amazon-pay/ledger/accounting"
import { isLeftOver } from "../modules/amazon-pay/ledger/left-over"
import { amountText } from "../modules/amazon-pay/money"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import { isAskedSince } from "./asked-since"
import { mayRefund, mayRefundAgain } from "./payment-actions"
import { impossible, type Availability } from "./why"

/**
 * Where an object stands, in the dashboard's words. `unanswered`: Amazon has not said what became of the call, which is
 * repeated. `refused`: Amazon did not take the call, nothing was done.
 */
export type ObjectState =
  "unanswered" | "pending" | "open" | "completed" | "closed" | "declined" | "refused"

/** An authorization, capture or refund. Amounts are decimal text in major units; times are ISO 8601. */
export interface AmazonObjectView {
  /** The ledger's id of the operation that made it. */
  id: string
  amazon_id: string | null
  reference_id: string
  amount: string | null
  state: ObjectState
  /** Amazon's reason or error code. */
  reason: string | null
  /** Whether it was asked for again since: what the reason says to do is done. */
  asked_again: boolean
  /** Whether it was made without this store, such as in Seller Central or by Amazon. */
  made_elsewhere: boolean
  /** What Amazon advised on it, where that is not the reason any more. */
  advice: string | null
  requested_at: string
  /** The user who asked for it; null for what the store did by itself. */
  asked_by: string | null
}

/** What Amazon told for the merchant's accounts: what it keeps of a capture, or gave back of that with a refund. */
interface AccountedView {
  accounting: Accounting | null
}

export interface RefundView extends AmazonObjectView, AccountedView {
  /** What this store wrote about it beside the order's number. */
  note: string | null
  booked: boolean
  /** Whether Amazon may be asked for it again. */
  again: Availability
}

export interface CaptureView extends AmazonObjectView, AccountedView {
  /** The parcel it pays for; null for one made by hand over an amount. */
  fulfillment_id: string | null
  booked: boolean
  refund: Availability
  refunds: RefundView[]
}

export interface AuthorizationView extends AmazonObjectView {
  /** When Amazon ends it, while it holds money. */
  expires_at: string | null
  soft_decline: boolean
  captures: CaptureView[]
}

/** Whether the store still has the merchant account, and Medusa a payment to book on. */
export interface Bookable {
  hasAccount: boolean
  hasPayment: boolean
}

/**
 * Everything done at Amazon for one order reference as the tree it is there: authorizations, in them captures, in them
 * refunds; oldest first. A charge made in one call with its authorization is shown as both.
 */
export function amazonObjects(
  snapshot: Snapshot,
  { hasAccount, hasPayment }: Bookable,
): AuthorizationView[] {
  const { operations } = snapshot
  const captures = operations.filter(({ kind }) => kind === "capture")
  const view = (capture: OperationRow) => captureView(snapshot, capture, { hasAccount, hasPayment })
  const placed = new Set<string>()
  const held = new Set(operations.filter(isLeftOver).map(({ amazon_id }) => amazon_id))
  const trees = operations.flatMap((operation): AuthorizationView[] => {
    if (operation.kind === "authorize") {
      const own = captures.filter(
        ({ amazon_parent_id }) =>
          amazon_parent_id !== null && amazon_parent_id === operation.amazon_id,
      )
      own.forEach(({ id }) => placed.add(id))
      return [authorizationView(snapshot, operation, own.map(view))]
    }
    if (operation.kind === "capture" && operation.action === "Authorize") {
      // Declined, and its authorization is still held: that is a row of its own.
      if (held.has(operation.amazon_parent_id)) return []
      return [chargeView(snapshot, operation, view(operation))]
    }
    return []
  })
  // Made in Seller Central from an authorization the ledger does not know.
  const unplaced = captures.filter(({ id, action }) => action === "Capture" && !placed.has(id))
  return [...trees, ...unplaced.map((capture) => chargeView(snapshot, capture, view(capture)))]
}

/** The ledger keeps decimals without the zeros at their end. */
export function shownAmount(amount: string | null, currency: string): string | null {
  return amount === null ? null : amountText(amount, currency)
}

function objectView(snapshot: Snapshot, operation: OperationRow): AmazonObjectView {
  const currency = snapshot.reference.currency_code
  const { id, amazon_id, reference_id, amount, advice, requested_at } = operation
  const reason = operation.reason_code ?? operation.error_code
  return {
    id,
    amazon_id,
    reference_id,
    amount: shownAmount(amount, currency),
    state: stateOf(operation),
    reason,
    asked_again: isAskedSince(operation, snapshot),
    made_elsewhere: isForeign(operation),
    advice: advice === reason ? null : advice,
    requested_at: requested_at.toISOString(),
    asked_by: operation.asked_by,
  }
}

function authorizationView(
  snapshot: Snapshot,
  operation: OperationRow,
  captures: CaptureView[],
): AuthorizationView {
  const view = objectView(snapshot, operation)
  return {
    ...view,
    expires_at: view.state === "open" ? (operation.expires_at?.toISOString() ?? null) : null,
    soft_decline: operation.soft_decline ?? false,
    captures,
  }
}

/** The authorization of a charge made in one call: with a capture in it once there is one, spent by it. */
function chargeView(
  snapshot: Snapshot,
  operation: OperationRow,
  capture: CaptureView,
): AuthorizationView {
  const own = objectView(snapshot, operation)
  const isCharged = operation.state === "completed" || operation.action === "Capture"
  return {
    ...own,
    id: `${own.id}/authorization`,
    amazon_id: operation.amazon_parent_id,
    state: isCharged ? "closed" : own.state,
    reason: isCharged ? "MaxCapturesProcessed" : own.reason,
    expires_at: null,
    soft_decline: operation.soft_decline ?? false,
    captures: isCharged || operation.amazon_id ? [capture] : [],
  }
}

function captureView(
  snapshot: Snapshot,
  capture: OperationRow,
  { hasAccount, hasPayment }: Bookable,
): CaptureView {
  return {
    ...objectView(snapshot, capture),
    accounting: capture.accounting,
    fulfillment_id: capture.fulfillment_id,
    booked: capture.booked_id !== null,
    refund: hasAccount ? mayRefund(snapshot, capture, hasPayment) : impossible("account-missing"),
    refunds: snapshot.operations
      .filter(
        ({ kind, amazon_parent_id }) =>
          kind === "refund" && amazon_parent_id !== null && amazon_parent_id === capture.amazon_id,
      )
      .map((refund) => ({
        ...objectView(snapshot, refund),
        accounting: refund.accounting,
        note: noteOf(snapshot, refund),
        // One that was asked for again is booked with the later one.
        booked: refund.booked_id !== null && !isMadeGood(refund, snapshot),
        again: hasAccount ? mayRefundAgain(snapshot, refund) : impossible("account-missing"),
      })),
  }
}

/** A charge or refund that was made elsewhere. What a declined charge has left held was made by nobody. */
export function isForeign(operation: OperationRow): boolean {
  const { kind } = operation
  return (kind === "capture" || kind === "refund") && isMadeElsewhere(operation)
}

/** What a refund's note says beyond what this store writes to every call, which is the order's number. */
function noteOf({ operations }: Snapshot, { parameters }: OperationRow): string | null {
  const { sellerRefundNote: note } = parameters
  if (typeof note !== "string" || note === "") return null
  const usual = operations.flatMap(({ parameters: one }) => [
    one.sellerNote,
    one.sellerAuthorizationNote,
  ])
  return usual.includes(note) ? null : note
}

/** An operation's state, and for what it made also Amazon's. */
export function stateOf({ kind, state, amazon_state }: OperationRow): ObjectState {
  if (isUnresolved(state)) return "unanswered"
  if (state === "failed") return "refused"
  if (state === "pending" || state === "declined") return state
  if (amazon_state === "Closed") return "closed"
  return kind === "authorize" ? "open" : "completed"
}
