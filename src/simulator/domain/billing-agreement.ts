import { z } from "zod"
import type { Constraint } from "./constraints"
import { constraint } from "./constraints"
import { addressSchema, buyerSchema } from "./parties"
import { statusSchema } from "./status"
import { moneySchema } from "./stored-money"
import { paymentMethodSchema } from "./wallet"

export const billingAgreementStates = ["Draft", "Open", "Suspended", "Canceled", "Closed"] as const

export const billingAgreementSchema = z
  .object({
    id: z.string(),
    environment: z.enum(["Live", "Sandbox"]),
    createdAt: z.number(),
    status: statusSchema(billingAgreementStates),
    buyer: buyerSchema,
    address: addressSchema.nullable(),
    billingAddress: addressSchema,
    paymentMethod: paymentMethodSchema.nullable(),
    accessToken: z.string(),
    /** The buyer ticked the box that allows later charges. */
    consent: z.boolean(),
    buyerEqualsSeller: z.boolean(),
    sellerNote: z.string().nullable(),
    platformId: z.string().nullable(),
    sellerBillingAgreementId: z.string().nullable(),
    storeName: z.string().nullable(),
    customInformation: z.string().nullable(),
    agreementType: z.string().nullable(),
    subscriptionAmount: moneySchema.nullable(),
    /** Highest sum of one calendar month. */
    periodLimit: moneySchema,
    /** Milliseconds at which the month began that `periodUsed` counts. */
    periodStart: z.number(),
    periodUsed: moneySchema,
    orderReferenceIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type BillingAgreement = z.infer<typeof billingAgreementSchema>

/** Everything that keeps a draft agreement from being confirmed. */
export function billingAgreementConstraints(agreement: BillingAgreement): readonly Constraint[] {
  const found: string[] = []
  if (!agreement.consent) found.push("BuyerConsentNotSet")
  if (agreement.buyerEqualsSeller) found.push("BuyerEqualsSeller")
  if (!agreement.paymentMethod) found.push("PaymentPlanNotSet")
  if (!agreement.address) found.push("ShippingAddressNotSet")
  return found.map(constraint)
}

/** First instant of the calendar month (UTC) that holds `now`. */
export function monthStart(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** First instant of the month after the one that holds `now`. */
export function monthEnd(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

/** The agreement with its month's use reset when a new month has begun. */
export function inCurrentPeriod(agreement: BillingAgreement, now: number): BillingAgreement {
  const periodStart = monthStart(now)
  if (agreement.periodStart === periodStart) return agreement
  return {
    ...agreement,
    periodStart,
    periodUsed: { units: 0n, currency: agreement.periodLimit.currency },
  }
}
