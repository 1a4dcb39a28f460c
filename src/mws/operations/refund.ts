import { z } from "zod"
import { moneySchema } from "../money"
import { refundDetails } from "../objects/refund-details"
import { toWireParameters } from "../wire-parameters"
import { within } from "../xml-values"
import { operation } from "./operation"
import { note, objectId, referenceId, softDescriptor } from "./parameters"

const details = within("refundDetails", refundDetails)

/** Gives back part or all of a `Completed` capture. The first answer is always `Pending`. */
export const refund = operation({
  parameters: z.strictObject({
    amazonCaptureId: objectId,
    refundReferenceId: referenceId,
    refundAmount: moneySchema,
    sellerRefundNote: note(255),
    softDescriptor,
  }),
  toWire: toWireParameters,
  result: details,
  quota: "write",
})

/** Reads a refund. */
export const getRefundDetails = operation({
  parameters: z.strictObject({ amazonRefundId: objectId }),
  toWire: toWireParameters,
  result: details,
  quota: "read",
})
