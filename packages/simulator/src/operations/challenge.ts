import type { OrderReference } from "../domain/order-reference"
import type { State } from "../state/state"
import { moveOrderReference } from "./order-reference-state"

export type ChallengeOutcome = "approve" | "fail" | "abandon"

type Challenge = NonNullable<OrderReference["challenge"]>

/** Where the buyer goes with an outcome, as Amazon writes it. */
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
  state: State,
  id: string,
  outcome: ChallengeOutcome,
): string | null {
  const order = state.orderReferences.get(id)
  const challenge = order?.challenge
  if (!challenge || challenge.state !== "waiting" || order.status.state !== "Draft") return null
  const ended = { approve: "passed", fail: "failed", abandon: "abandoned" } as const
  state.putOrderReference({ ...order, challenge: { ...challenge, state: ended[outcome] } })
  if (outcome === "approve") moveOrderReference(state, id, "Open")
  return afterChallenge({ ...challenge, state: ended[outcome] })
}

/** Where the buyer's browser goes once the challenge is over; null while it is not. */
export function afterChallenge({ state, successUrl, failureUrl }: Challenge): string | null {
  switch (state) {
    case "waiting":
      return null
    case "passed":
      return returnAddress(successUrl, "Success")
    case "failed":
      return returnAddress(failureUrl, "Failure")
    case "abandoned":
      return returnAddress(failureUrl, "Abandoned")
  }
}
