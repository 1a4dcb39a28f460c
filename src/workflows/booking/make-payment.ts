import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { besideCheckout } from "./beside-checkout"
import { mendTransactions } from "./mend-transactions"

/**
 * Has Medusa make the payment of an order that was placed without one, as `processPaymentWorkflow` does when a webhook
 * says `authorized`. That workflow waits half a minute for the cart's lock, and for ever for a dead process's. Medusa asks
 * the provider: what Amazon holds is found in the ledger, and what is missing is asked for. Amazon may decide later; then
 * there is no payment yet.
 * @throws MedusaError NOT_ALLOWED when Amazon declined, or the buyer has to do something first; CONFLICT while the cart is
 * still being completed
 */
export async function makePayment(container: MedusaContainer, session_id: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const session = await payments.retrievePaymentSession(session_id)
  const { order, cart } = await orderOf(container, session.payment_collection_id)
  if (!order) return
  const make = async () => await payments.authorizePaymentSession(session_id, {})
  const payment = cart
    ? await besideCheckout(container, cart.id, order.created_at, make)
    : await make()
  // Medusa says null while Amazon decides, which its types do not.
  const made = z.object({ id: z.string() }).nullish().parse(payment)
  if (!made) return
  // Medusa writes no transactions for what is booked with a payment that comes after its order.
  await mendTransactions(container, { payment_id: made.id, order_id: order.id, freshSince: null })
}

const orders = z.array(
  z.object({ order: z.object({ id: z.string(), created_at: z.coerce.date() }).nullish() }),
)
const carts = z.array(z.object({ cart_id: z.string() }))

async function orderOf(container: MedusaContainer, payment_collection_id: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { payment_collection_id }
  const { data: ordered } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order.id", "order.created_at"],
    filters,
  })
  const { data: linked } = await query.graph({
    entity: "cart_payment_collection",
    fields: ["cart_id"],
    filters,
  })
  const [cart] = carts.parse(linked)
  return { order: orders.parse(ordered)[0]?.order, cart: cart && { id: cart.cart_id } }
}
