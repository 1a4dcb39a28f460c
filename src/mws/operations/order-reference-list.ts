import { z } from "zod"
import { orderReferenceDetails } from "../objects/order-reference-details"
import { toWireParameters } from "../wire-parameters"
import { list, text } from "../xml-values"
import { operation } from "./operation"
import { filledText } from "./parameters"

const page = z
  .object({
    orderReferenceList: list(["orderReference", "member"], orderReferenceDetails),
    nextPageToken: text,
  })
  .transform(({ orderReferenceList, nextPageToken }) => ({
    orderReferences: orderReferenceList,
    nextPageToken,
  }))

/** Finds order references by the merchant's order number. */
export const listOrderReference = operation({
  parameters: z.strictObject({
    queryId: filledText,
    queryIdType: z.literal("SellerOrderId").default("SellerOrderId"),
    paymentDomain: filledText.optional(),
    createdTimeRange: z
      .strictObject({ startTime: z.iso.datetime(), endTime: z.iso.datetime() })
      .optional(),
    sortOrder: z.enum(["Ascending", "Descending"]).optional(),
    pageSize: z.int().positive().optional(),
    states: z.array(z.enum(["Open", "Closed", "Suspended", "Canceled"])).optional(),
  }),
  toWire: ({ states, ...parameters }) =>
    toWireParameters({
      ...parameters,
      orderReferenceStatusListFilter: { orderReferenceStatus: states },
    }),
  result: page,
  quota: "unpublished",
})

/** The next page of {@link listOrderReference}. */
export const listOrderReferenceByNextToken = operation({
  parameters: z.strictObject({ nextPageToken: filledText }),
  toWire: toWireParameters,
  result: page,
  quota: "unpublished",
})
