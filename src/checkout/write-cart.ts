import type { CartTypes, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createCustomersWorkflow, updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { CartAddress } from "../modules/amazon-pay/buyer/address"
import type { Cart } from "./cart"
import type { CartChanges } from "./cart-changes"

/** Writes into a cart the way Medusa's own route does: prices, taxes and shipping follow. */
export async function writeCart(
  container: MedusaContainer,
  { id, customer }: Pick<Cart, "id" | "customer">,
  changes: CartChanges,
): Promise<void> {
  if (Object.keys(changes).length === 0) return
  const workflow = updateCartWorkflow(container)
  if (changes.email && !customer) {
    const guest = await guestOf(container, changes.email)
    if (guest) await workflow.run({ input: { id, customer_id: guest } })
  }
  const { email, shipping_address, billing_address } = changes
  await workflow.run({
    input: {
      id,
      ...(email ? { email } : {}),
      ...(shipping_address ? { shipping_address: forMedusa(shipping_address) } : {}),
      ...(billing_address ? { billing_address: forMedusa(billing_address) } : {}),
    },
  })
}

/**
 * Medusa takes null for a line that is not there, as its own route does, and sees by it that a province has gone; its types
 * do not say so.
 */
function forMedusa(address: CartAddress): CartTypes.CreateAddressDTO {
  return address as CartTypes.CreateAddressDTO
}

/**
 * Medusa gives a cart without a customer to whoever has an account under its email. Nobody has logged in to that account
 * here, so the cart is made a guest's first.
 * @returns the guest's id, or null where no account has that email and Medusa makes a guest by itself
 */
async function guestOf(container: MedusaContainer, email: string): Promise<string | null> {
  const customers = await container.resolve(Modules.CUSTOMER).listCustomers({ email })
  if (!customers.some(({ has_account }) => has_account)) return null
  const guest = customers.find(({ has_account }) => !has_account)
  if (guest) return guest.id
  const { result } = await createCustomersWorkflow(container).run({
    input: { customersData: [{ email }] },
  })
  return result[0]?.id ?? null
}
