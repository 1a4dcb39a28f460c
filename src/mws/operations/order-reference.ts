import { z } from "zod"
import { moneySchema } from "../money"
import { orderReferenceDetails } from "../objects/order-reference-details"
import { toWireParameters } from "../wire-parameters"
import { within } from "../xml-values"
import { nothing, operation } from "./operation"
import { filledText, freeText, note, objectId, webAddress } from "./parameters"

const amazonOrderReferenceId = objectId

const details = within("orderReferenceDetails", orderReferenceDetails)

const setOrderReferenceParameters = z.strictObject({
  amazonOrderReferenceId,
  orderTotal: moneySchema,
  platformId: freeText,
  sellerNote: note(1024),
  sellerOrderId: freeText,
  storeName: freeText,
  customInformation: freeText,
  supplementaryData: freeText,
  requestPaymentAuthorization: z.boolean().optional(),
})

/** Sets total and texts of a `Draft`; answers with the constraints that still keep it from being confirmed. */
export const setOrderReferenceDetails = operation({
  parameters: setOrderReferenceParameters,
  toWire: ({ amazonOrderReferenceId: id, ...attributes }) =>
    toWireParameters({
      amazonOrderReferenceId: id,
      orderReferenceAttributes: nestAttributes(attributes),
    }),
  result: details,
  quota: "write",
})

/** Sets texts of an order reference in `Draft` or later; the total only in `Draft`. */
export const setOrderAttributes = operation({
  parameters: setOrderReferenceParameters.partial({ orderTotal: true }).extend({
    orderItemCategories: z.array(filledText).optional(),
    paymentServiceProviderId: freeText,
    paymentServiceProviderOrderId: freeText,
  }),
  toWire: ({
    amazonOrderReferenceId: id,
    orderItemCategories,
    paymentServiceProviderId,
    paymentServiceProviderOrderId,
    ...attributes
  }) => {
    const nested = nestAttributes(attributes)
    return toWireParameters({
      amazonOrderReferenceId: id,
      orderAttributes: {
        ...nested,
        sellerOrderAttributes: {
          ...nested.sellerOrderAttributes,
          orderItemCategories: { orderItemCategory: orderItemCategories },
        },
        paymentServiceProviderAttributes: {
          paymentServiceProviderId,
          paymentServiceProviderOrderId,
        },
      },
    })
  },
  result: details,
  quota: "write",
})

/** `Draft` or `Suspended` → `Open`. In the EU and the UK both addresses are required, for the buyer's authentication. */
export const confirmOrderReference = operation({
  parameters: z.strictObject({
    amazonOrderReferenceId,
    successUrl: webAddress.optional(),
    failureUrl: webAddress.optional(),
    authorizationAmount: moneySchema.optional(),
    expectImmediateAuthorization: z.boolean().optional(),
  }),
  toWire: toWireParameters,
  result: nothing,
  quota: "write",
})

/** Reads an order reference. With one of the tokens, the full address even before confirmation. */
export const getOrderReferenceDetails = operation({
  parameters: z
    .strictObject({ amazonOrderReferenceId, accessToken: freeText, addressConsentToken: freeText })
    .refine((given) => !given.accessToken || !given.addressConsentToken, {
      path: ["addressConsentToken"],
      message: "must not be sent together with accessToken",
    }),
  toWire: toWireParameters,
  result: details,
  quota: "read",
})

/** Ends an order reference nothing was captured on, and every authorization of it. The reason stays hidden from the buyer. */
export const cancelOrderReference = operation({
  parameters: z.strictObject({ amazonOrderReferenceId, cancelationReason: freeText }),
  toWire: toWireParameters,
  result: nothing,
  quota: "write",
})

/** Forbids new authorizations; open ones stay capturable. The reason stays hidden from the buyer. */
export const closeOrderReference = operation({
  parameters: z.strictObject({ amazonOrderReferenceId, closureReason: note(1024) }),
  toWire: toWireParameters,
  result: nothing,
  quota: "write",
})

function nestAttributes<Total>(given: {
  orderTotal?: Total
  platformId?: string | undefined
  sellerNote?: string | undefined
  sellerOrderId?: string | undefined
  storeName?: string | undefined
  customInformation?: string | undefined
  supplementaryData?: string | undefined
  requestPaymentAuthorization?: boolean | undefined
}) {
  const { sellerOrderId, storeName, customInformation, supplementaryData, ...direct } = given
  return {
    ...direct,
    sellerOrderAttributes: { sellerOrderId, storeName, customInformation, supplementaryData },
  }
}
