import { z } from "zod"
import { moneySchema } from "../money"
import { captureDetails } from "../objects/capture-details"
import { toWireParameters } from "../wire-parameters"
import { within } from "../xml-values"
import { operation } from "./operation"
import { note, objectId, referenceId, softDescriptor } from "./parameters"

const details = within("captureDetails", captureDetails)

/** Charges an `Open` authorization, once; the rest of it is forfeited. Later than seven days after it, `Pending` first. */
export const capture = operation({
  parameters: z.strictObject({
    amazonAuthorizationId: objectId,
    captureReferenceId: referenceId,
    captureAmount: moneySchema,
    sellerCaptureNote: note(255),
    softDescriptor,
  }),
  toWire: toWireParameters,
  result: details,
  quota: "write",
})

/** Reads a capture. */
export const getCaptureDetails = operation({
  parameters: z.strictObject({ amazonCaptureId: objectId }),
  toWire: toWireParameters,
  result: details,
  quota: "read",
})
