import { nameStep } from "../decisions/name-step"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { sendOrRepeat } from "./send-operation"

/**
 * Tells Amazon the number of an order whose order reference was confirmed before there was one. See `nameStep`. A refusal is
 * Amazon's last word: the payment is as good without.
 * @throws UnknownOutcomeError, NotSentError when it comes again by itself
 */
export async function nameOrder(context: EngineContext, orderReferenceId: string): Promise<void> {
  const { store, ledger } = context
  const { reference } = await ledger.snapshot(orderReferenceId)
  const { number } = await store.orderWords(reference)
  if (number === null) return
  const { step, operation } = await decide(context, orderReferenceId, nameStep)
  if (step.do !== "nothing") await sendOrRepeat(context, step, operation)
}
