import type { AmountText } from "../money"

/**
 * Medusa types its decimal columns as `number`, yet stores decimal text as it is, with every digit. This is
 * the one place where the two meet; nothing is converted.
 */
export function storedAmount(amount: AmountText): number {
  return amount as unknown as number
}
