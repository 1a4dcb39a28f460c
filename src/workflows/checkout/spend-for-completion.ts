import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Snapshot,
} from "../../modules/amazon-pay"
import { reached } from "../../modules/amazon-pay/decisions/checkout-step"
import { accountsOf } from "../accounts"
import { findCartPayment } from "./cart"
import { sessionToComplete } from "./cart-account"
import { offeredReference } from "./offered-reference"
import { spending } from "./spending"
import type { Visitor } from "./visitor"

/** For so many a completion counts whose id Amazon does not know: ids that nobody has vouched for share little of its quota. */
const unknownCosts = 10

/**
 * Counts a completion of a cart that is to be paid with Amazon Pay, unless it costs Amazon nothing: the cart is an order, or the
 * ledger has its authorization.
 * @returns to be called when the completion is over: one that has come to an authorization is not counted, so that a server of
 * the shop that completes carts for many buyers is held to what fails alone, and one whose id Amazon does not know counts for
 * many. Does not throw
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
  if (!row || isReached(await engine.snapshot(row.id))) return nothing
  const { amazon_order_reference_id: amazonOrderReferenceId } = row
  const giveBack = spending.spend(visitor, { cartId, amazonOrderReferenceId, what: "change" })
  return async () => {
    try {
      const snapshot = await engine.snapshot(row.id)
      if (isReached(snapshot)) giveBack()
      else if (isUnknown(snapshot)) spending.charge(visitor, "change", unknownCosts - 1)
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

/** Whether Amazon has said that it has no such order reference: a made-up id, most likely. */
function isUnknown({ operations }: Snapshot): boolean {
  return operations.at(-1)?.error_code === "InvalidOrderReferenceId"
}
