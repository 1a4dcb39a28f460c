import { refuse } from "../domain/amazon-error"
import type { Replay } from "../state/replay"
import type { State } from "../state/state"

/** A request's parameters in a form that equals only for equal requests. */
export function fingerprint(parameters: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.keys(parameters)
      .sort()
      .map((name) => [name, parameters[name]]),
    (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
  )
}

/**
 * Amazon's rule: the same reference id with the same parameters is the same transaction.
 * @returns the first use of the reference id, or null when it is new
 * @throws AmazonError DuplicateReferenceId for another kind of request, DuplicateRequest for other parameters
 */
export function findReplay(
  state: State,
  operation: Replay["operation"],
  referenceId: string,
  parameters: string,
): Replay | null {
  const replay = state.replays.get(referenceId)
  if (!replay) return null
  if (replay.operation !== operation) {
    refuse(
      "DuplicateReferenceId",
      `Your ${operation} request could not be processed because ${article(replay.operation)} ` +
        `request with the ReferenceId ${referenceId} already exists.`,
    )
  }
  if (replay.fingerprint !== parameters) {
    refuse(
      "DuplicateRequest",
      `The ReferenceId ${referenceId} was already used by a ${operation} request with other parameters.`,
    )
  }
  return replay
}

function article(operation: string): string {
  return `${/^[AEIOU]/.test(operation) ? "an" : "a"} ${operation}`
}

export function remember(
  state: State,
  operation: Replay["operation"],
  referenceId: string,
  parameters: string,
  answer: Partial<Pick<Replay, "authorization" | "capture" | "refund">>,
): void {
  state.replays.put(referenceId, {
    operation,
    fingerprint: parameters,
    authorization: null,
    capture: null,
    refund: null,
    ...answer,
  })
}
