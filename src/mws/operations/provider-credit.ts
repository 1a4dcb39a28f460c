import { z } from "zod"
import { moneySchema } from "../money"
import { providerCreditDetails, providerCreditReversalDetails } from "../objects/provider-credit"
import { operation } from "../operation"
import { freeText, objectId, referenceId } from "../parameters/values"
import { toWireParameters } from "../wire-parameters"
import { within } from "../xml-values"

/** Reads a solution provider's credit. */
export const getProviderCreditDetails = operation({
  parameters: z.strictObject({ amazonProviderCreditId: objectId }),
  toWire: toWireParameters,
  result: within("providerCreditDetails", providerCreditDetails),
  quota: "unpublished",
})

/** Reads the reversal of a solution provider's credit. */
export const getProviderCreditReversalDetails = operation({
  parameters: z.strictObject({ amazonProviderCreditReversalId: objectId }),
  toWire: toWireParameters,
  result: within("providerCreditReversalDetails", providerCreditReversalDetails),
  quota: "unpublished",
})

/** Takes a solution provider's credit back, in part or in full. */
export const reverseProviderCredit = operation({
  parameters: z.strictObject({
    amazonProviderCreditId: objectId,
    creditReversalReferenceId: referenceId,
    creditReversalAmount: moneySchema,
    creditReversalNote: freeText,
  }),
  toWire: toWireParameters,
  result: within("providerCreditReversalDetails", providerCreditReversalDetails),
  quota: "unpublished",
})
