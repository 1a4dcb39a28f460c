import { setTimeout as sleep } from "node:timers/promises"
import { unresolvedOperation } from "../decisions/holds"
import type { EngineContext } from "./context"

/** How long the answer to a call under way may take before a notification about it is followed without. */
export const answerPatienceMs = 10_000
const pauseMs = 50

/** The clock that is waited by, in milliseconds. */
export interface WaitingClock {
  now: () => number
  sleep: (milliseconds: number) => Promise<unknown>
}

const machineClock: WaitingClock = { now: Date.now, sleep }

/**
 * Waits until every call under way for an order reference is answered, or patience is at its end.
 * @param receivedAt when the latest notification came that may be about such a call: patience begins there
 */
export async function awaitAnswers(
  ledger: Pick<EngineContext["ledger"], "decide">,
  orderReferenceId: string,
  receivedAt: Date,
  clock = machineClock,
): Promise<void> {
  const until = receivedAt.getTime() + answerPatienceMs
  while (clock.now() < until) {
    const { step: open } = await ledger.decide(orderReferenceId, (now) => ({
      step: unresolvedOperation(now),
    }))
    if (!open) return
    await clock.sleep(pauseMs)
  }
}
