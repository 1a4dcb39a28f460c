import { setTimeout as sleep } from "node:timers/promises"
import { unresolvedOperation } from "../decisions/holds"
import type { EngineContext } from "./context"

/** How long the answer to a call under way may take before a notification about it is followed without. */
export const answerPatienceMs = 10_000
const pauseMs = 50

/** Waits until every call under way for an order reference is answered, or patience is at its end. */
export async function awaitAnswers(ledger: EngineContext["ledger"], rowId: string): Promise<void> {
  const until = Date.now() + answerPatienceMs
  while (Date.now() < until) {
    const { step: open } = await ledger.decide(rowId, (now) => ({ step: unresolvedOperation(now) }))
    if (!open) return
    await sleep(pauseMs)
  }
}
