import { releaseBookingStep, type BookingRelease } from "../decisions/release-booking-step"
import { UnknownOutcomeError } from "../errors"
import type { EngineContext } from "./context"

/** Each turn but the first follows an answer somebody else got. */
const mostTurns = 3

/**
 * Lets a Medusa capture or refund row ask, and lets go of its operations when the row cannot be booked: Medusa
 * deletes it then. See `releaseBookingStep`.
 * @param bookedId the row; without one there is nothing to let go
 * @param isPending whether Medusa must not book what was answered
 */
export async function withBookingRow<T>(
  { ledger }: Pick<EngineContext, "ledger">,
  orderReferenceId: string,
  bookedId: string | undefined,
  ask: () => Promise<T>,
  isPending: (answer: T) => boolean,
): Promise<T> {
  if (!bookedId) return await ask()
  for (let turn = 1; ; turn++) {
    const asked = await outcome(ask, isPending)
    if (asked.over === null) return asked.answer()
    const over = turn < mostTurns ? asked.over : "refused"
    const { step } = await ledger.decide(orderReferenceId, (snapshot) =>
      releaseBookingStep(snapshot, bookedId, over),
    )
    if (step.do === "release-booking") return asked.answer()
  }
}

async function outcome<T>(
  ask: () => Promise<T>,
  isPending: (answer: T) => boolean,
): Promise<{ over: BookingRelease | null; answer: () => T }> {
  try {
    const answer = await ask()
    return { over: isPending(answer) ? "pending" : null, answer: () => answer }
  } catch (error) {
    const over = error instanceof UnknownOutcomeError ? "no-answer" : "refused"
    return {
      over,
      answer: () => {
        throw error
      },
    }
  }
}
