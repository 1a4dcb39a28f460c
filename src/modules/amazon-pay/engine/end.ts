import type { EndingStep } from "../decisions/ending-step"
import { refused, unexpected } from "../errors"
import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { readOutcome, sendOrRepeat } from "./send-operation"

type Ending = (snapshot: Snapshot) => { step: EndingStep; record?: NewOperation }

/** A release and a closing, each resolved once before. */
const mostSteps = 6

/**
 * Carries an ending out: asks `ending` for the next call until it has none.
 * @returns what was done, in order; empty when there was nothing to end
 * @throws MedusaError NOT_ALLOWED when Amazon refused
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function carryOut(
  context: EngineContext,
  orderReferenceId: string,
  ending: Ending,
): Promise<OperationRow[]> {
  const done: OperationRow[] = []
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await decide(context, orderReferenceId, ending)
    if (step.do === "nothing") return done
    if (step.do === "read") {
      await readOutcome(context, step.operation)
      continue
    }
    const answered = await sendOrRepeat(context, step, operation)
    if (step.do === "resolve") continue
    // It held nothing any more. What others have captured of it is in the ledger with the refusal.
    const hadEnded = answered.error_code === "InvalidAuthorizationStatus"
    if (answered.kind === "release" && hadEnded) continue
    if (answered.state === "failed") {
      throw refused(
        `Amazon refused ${answered.action} (${answered.error_code ?? "no reason given"}, ${answered.reference_id}). Look at how the order stands at Amazon, and try again in a minute.`,
      )
    }
    done.push(answered)
  }
  throw unexpected(`Ending ${orderReferenceId} did not come to an end.`)
}
