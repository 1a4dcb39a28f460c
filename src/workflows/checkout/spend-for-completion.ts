import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { reached } from "../../modules/amazon-pay/decisions/checkout-step"
import { accountsOf } from "../accounts"
import { findCartPayment } from "./cart"
import { amazonSession } from "./cart-account"
import { offeredReference } from "./offered-reference"
import { spending } from "./spending"
import type { Visitor } from "./visitor"

/**
 * Counts a completion of a cart that is to be paid with Amazon Pay, unless it costs Amazon nothing: the cart is an order, or the
 * ledger has its authorization.
 * @returns to be called when the completion is over: one that has come to an authorization is not counted, so that a server of
 * the shop that completes carts for many buyers is held to what fails alone. Does not throw
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
  const row = await offeredReference(engine, cart, amazonSession(accounts, cart))
  if (!row || (await isReached(engine, row.id))) return nothing
  const { amazon_order_reference_id: amazonOrderReferenceId } = row
  const giveBack = spending.spend(visitor, { cartId, amazonOrderReferenceId, what: "change" })
  return async () => {
    try {
      if (await isReached(engine, row.id)) giveBack()
    } catch {
      // It stays counted for its minute.
    }
  }
}

/** Whether the money is held or charged, or Amazon decides: nothing is asked of Amazon for it any more. */
async function isReached(engine: AmazonPayModuleService, rowId: string): Promise<boolean> {
  const come = reached(await engine.snapshot(rowId))
  return come !== null && come.do !== "resolve"
}
