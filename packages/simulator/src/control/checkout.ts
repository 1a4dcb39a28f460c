import { z } from "zod"
import type { Environment } from "../domain/environment"
import type { Address, Buyer } from "../domain/parties"
import type { PaymentMethod } from "../domain/wallet"
import { addressSchema, buyerSchema, paymentMethodSchema } from "./checkout-body"

/** What a buyer brings along. */
export const checkoutFields = {
  buyer: buyerSchema.nullish(),
  address: addressSchema.nullish(),
  billingAddress: addressSchema.nullish(),
  paymentMethod: paymentMethodSchema.nullish(),
  live: z.boolean().optional(),
  buyerEqualsSeller: z.boolean().optional(),
}

interface CheckoutBody {
  readonly buyer?: Partial<Buyer> | null | undefined
  readonly address?: Address | null | undefined
  readonly billingAddress?: Address | null | undefined
  readonly paymentMethod?: PaymentMethod | null | undefined
  readonly live?: boolean | undefined
  readonly buyerEqualsSeller?: boolean | undefined
}

/** Left out means "as usual"; null means the buyer chose none. */
export function checkoutOf(body: CheckoutBody): {
  environment: Environment
  buyer: Partial<Buyer>
  address: Address | null | undefined
  billingAddress: Address | null | undefined
  paymentMethod: PaymentMethod | null | undefined
  buyerEqualsSeller: boolean
} {
  return {
    environment: body.live ? "Live" : "Sandbox",
    buyer: body.buyer ?? {},
    address: body.address,
    billingAddress: body.billingAddress,
    paymentMethod: body.paymentMethod,
    buyerEqualsSeller: body.buyerEqualsSeller ?? false,
  }
}
