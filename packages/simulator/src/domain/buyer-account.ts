import { z } from "zod"
import { addressSchema, buyerSchema } from "./parties"
import { paymentMethodSchema } from "./wallet"

/** An account at Amazon: who it belongs to, its address book and its wallet; the first of each is preselected. */
export const buyerAccountSchema = z
  .object({
    id: z.string(),
    buyer: buyerSchema,
    addresses: z.array(addressSchema).readonly(),
    paymentMethods: z.array(paymentMethodSchema).readonly(),
    /** The merchant's own account: what it orders here has the constraint BuyerEqualsSeller. */
    equalsSeller: z.boolean(),
  })
  .readonly()
export type BuyerAccount = z.infer<typeof buyerAccountSchema>
