import { z } from "zod"
import { moneySchema } from "../money"
import { authorizationDetails } from "../objects/authorization-details"
import { toWireParameters } from "../wire-parameters"
import { within } from "../xml-values"
import { nothing, operation } from "./operation"
import { note, objectId, referenceId, softDescriptor } from "./parameters"

const details = within("authorizationDetails", authorizationDetails)

/**
 * Reserves an amount on an `Open` order reference. `transactionTimeout` is in minutes: 0 decides at once, anything
 * else, 1440 by default, answers `Pending`. `captureNow` charges in the same call.
 */
export const authorize = operation({
  parameters: z.strictObject({
    amazonOrderReferenceId: objectId,
    authorizationReferenceId: referenceId,
    authorizationAmount: moneySchema,
    sellerAuthorizationNote: note(255),
    transactionTimeout: z.int().nonnegative("must be 0 or more minutes").optional(),
    captureNow: z.boolean().optional(),
    softDescriptor,
  }),
  toWire: toWireParameters,
  result: details,
  quota: "write",
})

/** Reads an authorization. */
export const getAuthorizationDetails = operation({
  parameters: z.strictObject({ amazonAuthorizationId: objectId }),
  toWire: toWireParameters,
  result: details,
  quota: "read",
})

/** Releases what an authorization still holds. The reason is shown to the buyer. */
export const closeAuthorization = operation({
  parameters: z.strictObject({ amazonAuthorizationId: objectId, closureReason: note(255) }),
  toWire: toWireParameters,
  result: nothing,
  quota: "write",
})
