import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Snapshot,
} from "../modules/amazon-pay"
import { reached } from "../modules/amazon-pay/decisions/checkout-step"
import { wasNotDone } from "../modules/amazon-pay/decisions/not-sent"
import { accountsOf } from "../medusa/accounts"
import { findCartPayment } from "./cart"
import { sessionToComplete } from "./cart-account"
import { offeredReference } from "./offered-reference"
import { spending } from "./spending"
import type { Visitor } from "./visitor"

/** For so many a completion counts whose id Amazon does not know: ids that nobody has vouched for share little of its quota. */
const unknownCosts = 10

/** Amazon's error for an order reference that it does not know. */
const unknownToAmazon = "InvalidOrderReferenceId"

const isAnswered: ReadonlySet<string> = new Set(["pending", "completed", "declined", "failed"])

/**
 * Counts a completion of a cart that is to be paid with Amazon Pay, unless it costs Amazon nothing: the cart is an order, or the
 * ledger has its authorization. One whose id nobody has vouched for counts for many until it is over: those that a client begins at
 * once, or hangs up on, would all be asked about at Amazon before the first is known to be made up.
 * @returns to be called when the completion is over, which is not when its client has gone: one that has come to an
 * authorization is not counted, so that a server of the shop that completes carts for many buyers is held to what fails alone,
 * and one whose id Amazon does not know goes on counting for many. Does not throw
 * @throws TooManyRequestsError
 */
export async function spendForCompletion(
  container: MedusaContainer,
  visitor: Pick<Visitor, "client">,
  cartId: string,
): Promise<() => Promise<void>> {
  const nothing = () => Promise.resolve()
  const accounts = accountsOf(container)
  if (!accounts.length || !container.hasRegistration(ContainerRegistrationKeys.QUERY))
    return nothing
  const cart = await findCartPayment(container, cartId)
  if (!cart || cart.completed_at) return nothing
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const row = await offeredReference(engine, cart, sessionToComplete(accounts, cart))
  const before = row && (await engine.snapshot(row.id))
  if (!before || isReached(before)) return nothing
  const { id, account, amazon_order_reference_id: amazonOrderReferenceId } = before.reference
  const isVouchedFor =
    isKnown(before) || (await engine.isVouchedFor(account, amazonOrderReferenceId))
  const giveBack = spending.spend(visitor, { cartId, amazonOrderReferenceId, what: "change" })
  const giveRestBack = isVouchedFor
    ? () => undefined
    : spending.reserve(visitor, "change", unknownCosts - 1)
  return async () => {
    try {
      const after = await engine.snapshot(id)
      if (isReached(after)) giveBack()
      // No answer is none of Amazon's about the id: only what it does not know can be made up to cost its quota.
      if (!isUnknown(after)) giveRestBack()
    } catch {
      // It stays counted for its minute.
    }
  }
}

/** Whether the money is held or charged, or Amazon decides: nothing is asked of Amazon for it any more. */
function isReached(snapshot: Snapshot): boolean {
  const come = reached(snapshot)
  return come !== null && come.do !== "resolve"
}

/** Whether Amazon has done something with an order reference, or refused it for another reason than that there is none. */
function isKnown({ reference, operations }: Snapshot): boolean {
  if (reference.state !== "Draft") return true
  return operations.some(
    (operation) =>
      isAnswered.has(operation.state) &&
      !wasNotDone(operation) &&
      operation.error_code !== unknownToAmazon,
  )
}

/** Whether Amazon has said that it has no such order reference: a made-up id, most likely. */
function isUnknown({ operations }: Snapshot): boolean {
  return operations.at(-1)?.error_code === unknownToAmazon
}
