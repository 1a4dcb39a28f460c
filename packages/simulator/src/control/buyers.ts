import { z } from "zod"
import type { BuyerAccount } from "../domain/buyer-account"
import { newBuyer } from "../operations/buyer"
import { buyerAccounts } from "../operations/session"
import { addressSchema, buyerSchema, paymentMethodSchema } from "./checkout-body"
import type { Route } from "./route"
import { ok, read } from "./route"

const accountSchema = z.strictObject({
  /** An id that exists replaces that account, a built-in one included. */
  id: z.string().min(1).max(100),
  buyer: buyerSchema.optional(),
  addresses: z.array(addressSchema).max(100).default([]),
  paymentMethods: z.array(paymentMethodSchema).max(100).default([]),
  equalsSeller: z.boolean().default(false),
})

function view({ id, buyer, addresses, paymentMethods, equalsSeller }: BuyerAccount): object {
  return {
    id,
    name: buyer.name,
    email: buyer.email,
    addresses: addresses.length,
    paymentMethods: paymentMethods.map(({ name, tail }) => `${name} ${tail}`),
    equalsSeller,
  }
}

/** Accounts one can sign in with. */
export const buyerRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/buyers",
    handle: ({ state }) => ok(buyerAccounts(state).map(view)),
  },
  {
    method: "POST",
    path: "/buyers",
    handle({ state }, request) {
      const { buyer, ...account } = read(accountSchema, request.body)
      return ok(
        view(state.buyers.put(account.id, { ...account, buyer: newBuyer(state, buyer ?? {}) })),
      )
    },
  },
]
