import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { decimal } from "./decimal"
import { isAmazonPay } from "./is-amazon-pay"

export const creditLines = z
  .array(
    z.object({
      amount: decimal,
      reference: z.string().nullish(),
      reference_id: z.string().nullish(),
    }),
  )
  .nullish()

export const refunds = z
  .array(
    z.object({
      amount: decimal,
      created_at: z.coerce.date(),
      refund_reason_id: z.string().nullish(),
      refund_reason: z.object({ label: z.string(), code: z.string().nullish() }).nullish(),
    }),
  )
  .nullish()

export type Refund = NonNullable<z.output<typeof refunds>>[number]

interface Collection {
  id: string
  payments: {
    provider_id: string
    refunds?: readonly Pick<Refund, "amount" | "refund_reason">[] | null | undefined
  }[]
}

/**
 * How much of the order's credit is refunds (major units). A refund gives money back; Medusa writes a credit line of
 * the same amount beside it, unless it thinks the buyer has paid too much, so that the order does not ask for
 * that money again. Money given back and a lower total would count the refund twice: what has not
 * been shipped yet costs what it cost before. The line names the refund's reason, by the label that it had then and its code, or
 * the collection.
 */
export function creditedRefunds(
  lines: z.output<typeof creditLines>,
  collections: readonly Collection[],
): BigNumberInput {
  const made = collections.flatMap(({ payments }) => payments).flatMap((one) => one.refunds ?? [])
  const credited = (lines ?? []).filter(
    ({ reference, reference_id }) =>
      (reference === "payment_collection" && collections.some(({ id }) => id === reference_id)) ||
      made.some(({ refund_reason }) => isNamed(refund_reason, reference, reference_id)),
  )
  return MathBN.min(
    MathBN.sum(0, ...credited.map(({ amount }) => amount)),
    MathBN.sum(0, ...made.map(({ amount }) => amount)),
  )
}

function isNamed(
  reason: Refund["refund_reason"],
  reference: string | null | undefined,
  referenceId: string | null | undefined,
): boolean {
  if (!reason) return false
  return reason.label === reference || Boolean(reason.code && reason.code === referenceId)
}

/**
 * How much of that credit is refunds of Amazon Pay's payments (major units). What another provider took and gave back is
 * off the order: Amazon is not to be charged for it.
 */
export function creditedOwnRefunds(
  lines: z.output<typeof creditLines>,
  collections: readonly Collection[],
): BigNumberInput {
  const own = collections
    .flatMap(({ payments }) => payments)
    .filter(({ provider_id }) => isAmazonPay(provider_id))
    .flatMap((one) => one.refunds ?? [])
  return MathBN.min(
    creditedRefunds(lines, collections),
    MathBN.sum(0, ...own.map(({ amount }) => amount)),
  )
}
