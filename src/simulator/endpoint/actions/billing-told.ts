import type { Authorization } from "../../domain/authorization"
import type { Address } from "../../domain/parties"
import type { Call } from "../../operations/call"

/** The billing address that comes with an authorization: merchants in Europe are told it (protocol reference §4.2). */
export function billingTold({ world }: Call, { orderReferenceId }: Authorization): Address | null {
  if (world.region !== "eu" && world.region !== "uk") return null
  return world.orderReferences.get(orderReferenceId)?.billingAddress ?? null
}
