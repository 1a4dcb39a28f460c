import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OrderReferenceRow } from "../modules/amazon-pay"
import { amountText, isEqualAmount } from "../modules/amazon-pay/money"
import { forPlacedOrder } from "../modules/amazon-pay/vocabulary"
import type { Account } from "../medusa/accounts"
import { sessionFor, sessionsOf } from "../medusa/collection-sessions"
import { besideCheckout } from "./beside-checkout"
import { repairTransactions } from "../medusa-repairs/repair-transactions"

/**
 * Has Medusa make the payment of an order that was placed without one, as `processPaymentWorkflow` does when a webhook
 * says `authorized`. That workflow waits half a minute for the cart's lock, and for ever for a dead process's. Medusa asks
 * the provider: what Amazon holds is found in the ledger, and what is missing is asked for. Amazon may decide later; then
 * there is no payment yet. Medusa makes payments of sessions only: where the order's is gone, it gets one again.
 * @throws MedusaError NOT_ALLOWED when Amazon declined, or the buyer has to do something first; CONFLICT while the cart is
 * still being completed
 */
export async function makePayment(
  container: MedusaContainer,
  account: Account,
  reference: OrderReferenceRow,
): Promise<void> {
  const { order, cart } = await orderOf(container, reference.payment_collection_id)
  if (!order) return
  const payments = container.resolve(Modules.PAYMENT)
  const make = async () => {
    const sessions = await sessionsOf(container, reference)
    const session = sessionFor(sessions, reference, account.providerId)
    const id = session?.id ?? (await sessionAgain(container, account, reference))
    return await payments.authorizePaymentSession(id, { [forPlacedOrder]: true })
  }
  const payment = cart
    ? await besideCheckout(container, cart.id, order.created_at, make)
    : await make()
  // Medusa says null while Amazon decides, which its types do not.
  const made = z.object({ id: z.string() }).nullish().parse(payment)
  if (!made) return
  // Medusa writes no transactions for what is booked with a payment that comes after its order.
  await repairTransactions(container, { payment_id: made.id, order_id: order.id, freshSince: null })
}

const orders = z.array(
  z.object({ order: z.object({ id: z.string(), created_at: z.coerce.date() }).nullish() }),
)
const carts = z.array(z.object({ cart_id: z.string() }))

/** The order of a payment collection, and the cart that it was made of, as far as there are any. */
export async function orderOf(container: MedusaContainer, payment_collection_id: string) {
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

async function sessionAgain(
  container: MedusaContainer,
  { providerId }: Account,
  { payment_collection_id, amazon_order_reference_id, total, currency_code }: OrderReferenceRow,
): Promise<string> {
  const payments = container.resolve(Modules.PAYMENT)
  const { amount } = await payments.retrievePaymentCollection(payment_collection_id)
  // With the fractions of a cent that Medusa keeps: else it says that a part of the collection is authorized.
  const isSame = isEqualAmount(amountText(amount, currency_code), total)
  const { id } = await payments.createPaymentSession(payment_collection_id, {
    provider_id: providerId,
    amount: isSame ? amount : total,
    currency_code: currency_code.toLowerCase(),
    data: { amazon_order_reference_id },
  })
  return id
}
