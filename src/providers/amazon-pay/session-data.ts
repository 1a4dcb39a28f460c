import { z } from "@medusajs/framework/zod"
import { problemSchema } from "../../modules/amazon-pay/buyer/problems"
import { invalid } from "../../modules/amazon-pay/errors"

/**
 * `P01-1234567-1234567` (live) or `S01-…` (sandbox). The prefix is not held against the account here:
 * Amazon answers for its own ids, and widgets of other ages spelt them differently.
 */
const orderReferenceId = z.string().regex(/^[A-Z]\d{2}-\d{7}-\d{7}$/)

/** All that is believed of what a browser sends when it creates a payment session. */
const offeredSchema = z.object({ amazon_order_reference_id: orderReferenceId.optional() })

/**
 * What a payment session and its payment keep. It is shown to the storefront, so it holds no secret and
 * nothing of the buyer; every value is the plugin's own.
 */
export const sessionDataSchema = z.object({
  session_id: z.string().optional(),
  amazon_order_reference_id: orderReferenceId.optional(),
  /** Major units with the currency's digits, as Amazon is told them. */
  amount: z.string().optional(),
  currency_code: z.string().optional(),
  /** Why the last try did not end in an authorization, and what the buyer can do. */
  problem: problemSchema.nullish(),
})

export type SessionData = z.output<typeof sessionDataSchema>

/**
 * Reads the order reference id a storefront offers and drops everything else it sent.
 * @throws MedusaError INVALID_DATA for an id that Amazon cannot have given
 */
export function readOffer(data: Record<string, unknown> | undefined): string | undefined {
  const parsed = offeredSchema.safeParse(data ?? {})
  if (parsed.success) return parsed.data.amazon_order_reference_id
  throw invalid(
    "The payment session's data.amazon_order_reference_id is not an Amazon order reference id such as S01-1234567-1234567. Send the id that Amazon's widget gave.",
  )
}

/** Reads what this plugin stored in a session or payment. */
export function readSessionData(data: Record<string, unknown> | undefined): SessionData {
  return sessionDataSchema.parse(data ?? {})
}

/**
 * Medusa stores `{...what the browser sent, ...what the provider returns}`. A key the provider does not name
 * would survive, so every foreign key is named, as undefined, and so not stored.
 */
export function overwriting(
  sent: Record<string, unknown> | undefined,
  own: SessionData,
): Record<string, unknown> {
  const blanks = Object.fromEntries(Object.keys(sent ?? {}).map((key) => [key, undefined]))
  return { ...blanks, ...own }
}
