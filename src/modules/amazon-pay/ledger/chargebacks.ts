import { z } from "@medusajs/framework/zod"

/**
 * What a notification says of a chargeback (protocol reference §10.4). Amazon has no call that reads one: it is what a person is
 * told, and decides nothing about money. Whatever Amazon's message leaves out is null; it names no date by which to answer.
 */
export const chargebackSchema = z.object({
  /** Amazon's id of it. */
  id: z.string().nullable(),
  /** The disputed charge, by the name that Amazon gives it; see `disputedCharge`. */
  capture: z.string().nullable(),
  /** What is disputed (major units, decimal text). */
  amount: z.string().nullable(),
  currency_code: z.string().nullable(),
  /** Amazon's words, such as `RECEIVED`. */
  state: z.string().nullable(),
  reason: z.string().nullable(),
  /** When the buyer disputed it, by Amazon's clock, as Amazon has written it. */
  made_at: z.string().nullable(),
})
export type Chargeback = z.output<typeof chargebackSchema>

/** A chargeback as the order reference's row keeps it. */
export const keptChargebackSchema = chargebackSchema.extend({
  received_at: z.coerce.date(),
  /** When Amazon last said something else of it. */
  changed_at: z.coerce.date(),
})
export type KeptChargeback = z.output<typeof keptChargebackSchema>

/** The same as JSON. */
export type StoredChargeback = Chargeback & { received_at: string; changed_at: string }

/**
 * The chargebacks of an order reference with one that was told of now.
 * @returns null when that says nothing new
 */
export function withChargeback(
  before: readonly KeptChargeback[],
  told: Chargeback,
  now: Date,
): KeptChargeback[] | null {
  const known = before.find(({ id }) => id === told.id)
  if (known && isSame(known, told)) return null
  const kept = { ...told, received_at: known?.received_at ?? now, changed_at: now }
  return [...before.filter((one) => one !== known), kept]
}

function isSame(one: Chargeback, other: Chargeback): boolean {
  const parts = Object.keys(chargebackSchema.shape) as (keyof Chargeback)[]
  return parts.every((part) => one[part] === other[part])
}

/** As JSON keeps it. */
export function storedChargebacks(chargebacks: readonly KeptChargeback[]): StoredChargeback[] {
  return chargebacks.map(({ received_at, changed_at, ...told }) => ({
    ...told,
    received_at: received_at.toISOString(),
    changed_at: changed_at.toISOString(),
  }))
}
