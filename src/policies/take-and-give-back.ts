import { definePolicies, Policy, PolicyOperation } from "@medusajs/framework/utils"

/**
 * Medusa's own routes ask for the right to make a capture and a refund, and Medusa 2.21 names neither among the rights that
 * a role can be given: only who may do everything could charge or refund. Named as Medusa names its others, and left out
 * where it knows them: two rights of one key would keep the store from starting.
 */
const wanted = [
  { name: "CreateCapture", resource: "capture", description: "Create Capture" },
  { name: "CreateRefund", resource: "refund", description: "Create Refund" },
]
const known = new Set(
  Object.values(Policy).map(({ resource, operation }) => `${resource}:${operation}`),
)

export const takeAndGiveBack = definePolicies(
  wanted
    .filter(({ resource }) => !known.has(`${resource}:${PolicyOperation.create}`))
    .map((policy) => ({ ...policy, operation: PolicyOperation.create })),
)
