import { chargeBound } from "../decisions/charge-bound"
import { finishStep } from "../decisions/ending-step"
import { reserveStep } from "../decisions/reserve-step"
import { textOf } from "../errors"
import { isPositive } from "../money"
import type { EngineContext } from "./context"
import { decide } from "./decide"
import { decideCharge } from "./decide-charge"
import { carryOut } from "./end"
import { sendOperation } from "./send-operation"

/**
 * Closes an order reference when everything that it is to be charged in all is charged. A capture that stands must not fail because
 * the order reference could not be closed right after it. Does not throw.
 */
export async function finish(context: EngineContext, orderReferenceId: string): Promise<void> {
  try {
    await carryOut(context, orderReferenceId, finishStep)
  } catch (error) {
    context.logger.warn(
      `Amazon Pay: the order reference of ${orderReferenceId} is fully charged but not closed yet. ${textOf(error)}`,
    )
  }
}

/**
 * The same after a charge for which nobody has worked out what the order is to be charged in all: it may have grown since
 * somebody did, and closing cannot be taken back. Does not throw.
 */
export async function finishWhenPaid(
  context: EngineContext,
  orderReferenceId: string,
): Promise<void> {
  try {
    const { step: open } = await decideCharge(context, orderReferenceId, (snapshot, beside) => ({
      step: chargeBound(snapshot, beside, "amount"),
    }))
    if (isPositive(open)) return
  } catch (error) {
    context.logger.warn(
      `Amazon Pay: what the order of ${orderReferenceId} still owes is not known; its order reference stays open. ${textOf(error)}`,
    )
    return
  }
  await finish(context, orderReferenceId)
}

/**
 * Holds the rest after a capture of a part, where the account wants that. The parcel that was charged must not fail because the
 * rest could not be held: the next one asks for itself. Does not throw.
 */
export async function reserveRest(context: EngineContext, orderReferenceId: string): Promise<void> {
  if (context.options.remainder !== "reserve") return
  try {
    const { operation } = await decide(context, orderReferenceId, (snapshot) => ({
      step: undefined,
      record: reserveStep(snapshot),
    }))
    if (operation) await sendOperation(context, operation)
  } catch (error) {
    context.logger.warn(`Amazon Pay: the rest of ${orderReferenceId} is not held. ${textOf(error)}`)
  }
}
