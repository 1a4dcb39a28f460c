import type { World } from "../world/world"
import { moveOrderReference } from "./order-reference-state"

export type ChallengeOutcome = "approve" | "fail" | "abandon"

function returnAddress(url: string, authenticationStatus: string): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  address.searchParams.set("AuthenticationStatus", authenticationStatus)
  return address.toString()
}

/**
 * Ends the buyer's strong authentication: approved opens the order, otherwise it stays a draft
 * that can be confirmed again.
 * @returns where the buyer's browser goes, or null when no challenge was waiting
 */
export function finishChallenge(
  world: World,
  id: string,
  outcome: ChallengeOutcome,
): string | null {
  const order = world.orderReferences.get(id)
  const challenge = order?.challenge
  if (!challenge || challenge.state !== "waiting" || order.status.state !== "Draft") return null
  const ended = { approve: "passed", fail: "failed", abandon: "abandoned" } as const
  world.putOrderReference({ ...order, challenge: { ...challenge, state: ended[outcome] } })
  if (outcome === "approve") {
    moveOrderReference(world, id, "Open")
    return returnAddress(challenge.successUrl, "Success")
  }
  return returnAddress(challenge.failureUrl, outcome === "fail" ? "Failure" : "Abandoned")
}
