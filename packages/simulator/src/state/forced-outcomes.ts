import { z } from "zod"
import type { Outcome } from "../domain/outcome"
import { outcomeSchema } from "../domain/outcome"

/** An outcome set from outside for the next requests of one kind. */
export const forcedOutcomeSchema = z
  .object({
    of: z.enum(["authorization", "capture", "refund"]),
    outcome: outcomeSchema,
    /** Requests left that end so. */
    times: z.number().int().positive(),
  })
  .readonly()
export type ForcedOutcome = z.infer<typeof forcedOutcomeSchema>

/** The next forced outcome of a kind and the list without it. */
export function takeForced(
  list: readonly ForcedOutcome[],
  of: ForcedOutcome["of"],
): { readonly outcome: Outcome | null; readonly rest: ForcedOutcome[] } {
  const index = list.findIndex((entry) => entry.of === of)
  const found = list[index]
  if (!found) return { outcome: null, rest: [...list] }
  const rest = [...list]
  if (found.times > 1) rest[index] = { ...found, times: found.times - 1 }
  else rest.splice(index, 1)
  return { outcome: found.outcome, rest }
}
