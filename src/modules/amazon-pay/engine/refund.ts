import { refundAgainStep } from "../decisions/refund-again-step"
import { refundStep, type RefundAsk } from "../decisions/refund-step"
import { refused, unexpected } from "../errors"
import type { OperationRow } from "../ledger/rows"
import type { Purpose } from "../vocabulary"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { fetchExternalOperations } from "./import-external-operations"
import { sendOrRepeat } from "./send-operation"

/** Amazon takes ten refunds a capture, and an order has ten captures or so. */
const mostSteps = 40

/**
 * Refunds an amount over one or several captures. Amazon takes a refund on as `Pending` and finishes it
 * within hours; taken on is what this function waits for.
 * @param deletedRowIds ids of Medusa refund rows that asked before and are deleted since
 * @throws MedusaError NOT_ALLOWED when less is left to refund, or Amazon declined or refused
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function refundAmount(
  context: EngineContext,
  orderReferenceId: string,
  ask: RefundAsk,
  deletedRowIds: ReadonlySet<string>,
): Promise<void> {
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await decide(context, orderReferenceId, (snapshot) =>
      refundStep(snapshot, ask, deletedRowIds),
    )
    if (step.do === "done") return
    if (step.do === "not-to-book") {
      throw refused(`The refund ${step.operationId} is booked already, or nothing was refunded.`)
    }
    if (step.do === "refuse") {
      throw refused(
        `${ask.amount} cannot be refunded: ${step.refundable} of what was captured with Amazon Pay is left.`,
      )
    }
    const answered = await sendOrRepeat(context, step, operation)
    if (step.do === "resolve") continue
    requireTaken(answered)
  }
  throw unexpected(`Refund of ${ask.amount} for ${orderReferenceId} did not come to an end.`)
}

/**
 * Asks again for a refund that Amazon has declined. See `refundAgainStep`. By itself only when nobody has given that money back
 * elsewhere meanwhile, which may not be known yet: its capture is read first, and what is found is booked before anything else.
 * @returns the new refund; null when there is nothing to ask for again, or nothing yet
 * @throws MedusaError NOT_ALLOWED when Amazon declines or refuses
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function refundAgain(
  context: EngineContext,
  orderReferenceId: string,
  operationId: string,
  purpose: Purpose,
): Promise<OperationRow | null> {
  if (purpose === "upkeep" && (await findsOthers(context, orderReferenceId, operationId)))
    return null
  for (let turn = 0; turn < mostSteps; turn++) {
    const { step, operation } = await decide(context, orderReferenceId, (snapshot) =>
      refundAgainStep(snapshot, operationId, purpose),
    )
    if (step.do === "nothing") return null
    const answered = await sendOrRepeat(context, step, operation)
    if (step.do === "resolve") continue
    requireTaken(answered)
    return answered
  }
  throw unexpected(`The refund ${operationId} for ${orderReferenceId} did not come to an end.`)
}

/** @throws MwsError when the capture cannot be read */
async function findsOthers(
  context: EngineContext,
  orderReferenceId: string,
  operationId: string,
): Promise<boolean> {
  const { operations } = await context.ledger.snapshot(orderReferenceId)
  const capture = operations.find(({ id }) => id === operationId)?.amazon_parent_id
  if (!capture) return false
  const others = await fetchExternalOperations(context, orderReferenceId, capture)
  for (const found of others) await context.ledger.recordFound(orderReferenceId, found)
  return others.length > 0
}

function requireTaken({
  state,
  amount,
  reason_code,
  error_code,
  reference_id,
}: OperationRow): void {
  if (state !== "declined" && state !== "failed") return
  const why = reason_code ?? error_code ?? "no reason given"
  throw refused(
    `Amazon did not take the refund of ${amount ?? "an amount"} (${why}, ${reference_id}). Nothing more was refunded.`,
  )
}
