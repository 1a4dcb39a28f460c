import type {
  AmazonPayConfig,
  CartView,
  CompletionView,
  PaymentCollectionView,
} from "../store/contract.ts"
import type { StoreClient } from "../store/store-client.ts"
import type { CheckoutEvent } from "./events.ts"
import type { Money } from "./money.ts"
import { digitsOf, roundedTo, sameMoney } from "./money.ts"
import type { Problem } from "./problem.ts"
import { leavesDoubt, problem, problemOf } from "./problem.ts"

export interface Order {
  readonly id: string
  readonly [field: string]: unknown
}

/** Pauses between tries to learn how a completion ended, in milliseconds. */
const pauses = [1_000, 2_000, 4_000]

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Whether a collection is over what the buyer agreed to, in the digits that were shown to them. */
function isOver(
  { amount, currency_code: currencyCode }: PaymentCollectionView,
  consent: Money | null,
): boolean {
  if (!consent) return false
  return sameMoney({ amount: roundedTo(digitsOf(consent.amount), amount), currencyCode }, consent)
}

function hasSession(
  { payment_collection: collection }: CartView,
  providerId: string,
  orderReferenceId: string,
): boolean {
  return (collection?.payment_sessions ?? []).some(
    (session) =>
      session.provider_id === providerId &&
      session.amazon_order_reference_id === orderReferenceId &&
      session.status !== "error" &&
      session.status !== "canceled",
  )
}

/**
 * Makes sure that the cart has a payment session with this order reference, over the total the buyer agreed to.
 * A session that is there is kept: a completion may be at work with it.
 * @returns what came in between, or null when all is well
 */
export async function prepare(
  client: StoreClient,
  config: AmazonPayConfig,
  orderReferenceId: string,
  consent: Money | null,
): Promise<CheckoutEvent | null> {
  try {
    const cart = await client.cart()
    if (cart.completed) return null
    const collection = cart.payment_collection ?? (await client.newPaymentCollection())
    if (!isOver(collection, consent)) return { type: "total-changed" }
    if (!hasSession(cart, config.provider_id, orderReferenceId)) {
      await client.openSession(collection.id, config.provider_id, orderReferenceId)
    }
    return null
  } catch (error) {
    return { type: "not-placed", problem: problemOf(error) }
  }
}

function refused(failed: Problem): CheckoutEvent {
  return { type: "completion-refused", problem: { ...failed, code: "order-refused" } }
}

/**
 * Completes the cart. Where the answer is lost or another completion is at work, it is asked again: a completed
 * cart answers its order.
 */
export async function complete(
  client: StoreClient,
  placed: (order: Order) => void,
): Promise<CheckoutEvent> {
  let failed: Problem = problem("outcome-unknown")
  for (const pause of [0, ...pauses]) {
    if (pause > 0) await sleep(pause)
    let completion: CompletionView
    try {
      completion = await client.complete()
    } catch (error) {
      failed = problemOf(error)
      if (!leavesDoubt(failed)) return refused(failed)
      continue
    }
    if (completion.type === "order") {
      placed(completion.order)
      return { type: "completed", orderId: completion.order.id }
    }
    return refused(problem("order-refused", { detail: completion.message }))
  }
  return { type: "completion-unknown", problem: { ...failed, code: "outcome-unknown" } }
}
