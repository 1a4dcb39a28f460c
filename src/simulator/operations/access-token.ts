import { refuse } from "../domain/amazon-error"
import { accessTokenLife } from "../domain/durations"
import type { World } from "../world/world"

/** The order reference or agreement an access token was issued with, while the token lives. */
export function tokenSubject(world: World, token: string): string | null {
  const id = world.tokens.get(token)
  const subject = id && (world.orderReferences.get(id) ?? world.billingAgreements.get(id))
  if (!subject || world.now() - subject.createdAt > accessTokenLife) return null
  return subject.id
}

/**
 * Whether a caller may see the full address: it presents the token of the very buyer, or none.
 * @throws AmazonError InvalidAddressConsentToken for a wrong, foreign or expired one
 */
export function withValidToken(world: World, token: string | null, subject: string): boolean {
  if (token === null) return false
  if (tokenSubject(world, decoded(token)) !== subject) {
    refuse("InvalidAddressConsentToken", "The AddressConsentToken is invalid.")
  }
  return true
}

/** Browsers hand tokens on percent-encoded as often as not. */
function decoded(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}
