import type { Authorization } from "../../domain/authorization"
import type { Address } from "../../domain/parties"
import type { Call } from "../../operations/call"

/** The billing address that comes with an authorization: merchants in Europe are told it (protocol reference §4.2). */
export function billingTold({ state }: Call, { orderReferenceId }: Authorization): Address | null {
  if (state.region !== "eu" && state.region !== "uk") return null
  return state.orderReferences.get(orderReferenceId)?.billingAddress ?? null
}
