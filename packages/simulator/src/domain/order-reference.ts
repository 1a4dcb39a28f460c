import { z } from "zod"
import { orderReferenceLife } from "./durations"
import { addressSchema, buyerSchema } from "./parties"
import { statusSchema } from "./status"
import { moneySchema } from "./stored-money"
import { paymentMethodSchema } from "./wallet"

export const orderReferenceStates = ["Draft", "Open", "Suspended", "Canceled", "Closed"] as const
export type OrderReferenceState = (typeof orderReferenceStates)[number]

export const attributesSchema = z
  .object({
    sellerNote: z.string().nullable(),
    platformId: z.string().nullable(),
    sellerOrderId: z.string().nullable(),
    storeName: z.string().nullable(),
    customInformation: z.string().nullable(),
    supplementaryData: z.string().nullable(),
    orderItemCategories: z.array(z.string()).readonly(),
    requestPaymentAuthorization: z.boolean(),
    paymentServiceProviderId: z.string().nullable(),
    paymentServiceProviderOrderId: z.string().nullable(),
  })
  .readonly()
export type Attributes = z.infer<typeof attributesSchema>

export const noAttributes: Attributes = {
  sellerNote: null,
  platformId: null,
  sellerOrderId: null,
  storeName: null,
  customInformation: null,
  supplementaryData: null,
  orderItemCategories: [],
  requestPaymentAuthorization: false,
  paymentServiceProviderId: null,
  paymentServiceProviderOrderId: null,
}

/** Where the buyer's strong authentication stands after Confirm carried return addresses; passed at once where none is wanted. */
export const challengeSchema = z
  .object({
    successUrl: z.string(),
    failureUrl: z.string(),
    amount: moneySchema.nullable(),
    state: z.enum(["waiting", "passed", "failed", "abandoned"]),
  })
  .readonly()

export const orderReferenceSchema = z
  .object({
    id: z.string(),
    environment: z.enum(["Live", "Sandbox"]),
    createdAt: z.number(),
    status: statusSchema(orderReferenceStates),
    buyer: buyerSchema,
    address: addressSchema.nullable(),
    /** Whether it is sent anywhere; digital goods need no address. */
    shipped: z.boolean().default(true),
    billingAddress: addressSchema,
    paymentMethod: paymentMethodSchema.nullable(),
    /** Whether the buyer chose another method since the last InvalidPaymentMethod decline. */
    paymentMethodChanged: z.boolean(),
    accessToken: z.string(),
    presentmentCurrency: z.string().nullable(),
    buyerEqualsSeller: z.boolean(),
    amountHint: z.string().nullable(),
    total: moneySchema.nullable(),
    attributes: attributesSchema,
    /** A constraint asked for by the seller note's sandbox string. */
    simulatedConstraint: z.string().nullable(),
    challenge: challengeSchema.nullable(),
    /** Set by the first confirmation: name, address lines, phone and buyer are the merchant's to see. */
    confirmed: z.boolean(),
    authorizationIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type OrderReference = z.infer<typeof orderReferenceSchema>

export function expiresAt(order: OrderReference): number {
  return order.createdAt + orderReferenceLife
}
