import { z } from "zod"
import { currencyDigits } from "./currency"

/** An amount in major units as decimal text, never a float, with its ISO 4217 currency: `{ amount: "75.50", currencyCode: "USD" }`. */
export interface Money {
  amount: string
  currencyCode: string
}

const exactDecimal = /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/

/**
 * An amount to be sent: positive decimal text with at most the currency's minor digits. Amazon refuses the text of a
 * float, and `SetOrderReferenceDetails` has been seen to swallow an amount with too many digits without an error.
 */
export const moneySchema = z
  .strictObject({
    amount: z
      .string()
      .regex(exactDecimal, 'must be exact decimal text such as "75.50"')
      .refine((amount) => /[1-9]/.test(amount), "must be greater than zero"),
    currencyCode: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code in capitals such as "USD"'),
  })
  .superRefine(({ amount, currencyCode }, context) => {
    const digits = currencyDigits(currencyCode)
    const given = amount.split(".")[1]?.length ?? 0
    if (given > digits) {
      context.addIssue({
        code: "custom",
        path: ["amount"],
        message: `must have at most ${digits} digits after the point in ${currencyCode}`,
      })
    }
  })
