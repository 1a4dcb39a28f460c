import { refuse } from "../domain/amazon-error"
import type { Buyer } from "../domain/parties"
import type { State } from "../state/state"
import { livingSession } from "./session"

/** Which addresses a caller may see in full before confirmation. */
export interface Sight {
  readonly shipping: boolean
  readonly billing: boolean
}

export const blind: Sight = { shipping: false, billing: false }

/**
 * What a caller may see: it presents a token of the very buyer with the scopes for it, or none.
 * @throws AmazonError InvalidAddressConsentToken for a wrong, foreign or expired one
 */
export function sightOf(state: State, token: string | null, buyer: Buyer): Sight {
  if (token === null) return blind
  const session = livingSession(state, token)
  if (session?.buyer.userId !== buyer.userId) {
    refuse("InvalidAddressConsentToken", "The AddressConsentToken is invalid.")
  }
  return {
    shipping: session.scopes.includes("payments:shipping_address"),
    billing: session.scopes.includes("payments:billing_address"),
  }
}
