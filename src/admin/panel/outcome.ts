import type { TimelineEntry } from "../data/types"

/**
 * The result of an action, by the calls to Amazon that are new or answered since somebody looked. Without any, it is done.
 * @param kind of the calls it is about, such as "capture"
 */
export function outcomeOf(
  before: readonly TimelineEntry[],
  after: readonly TimelineEntry[],
  kind: string,
): "done" | "deciding" | "declined" {
  const answers = new Map(callsOf(before, kind))
  const changed = callsOf(after, kind).filter(
    ([id, answer]) => !answers.has(id) || answers.get(id) !== answer,
  )
  const now = changed.map(([, answer]) => answer)
  if (now.some((answer) => answer === "pending" || answer === "unanswered")) return "deciding"
  const isInVain = now.every((answer) => answer === "declined" || answer === "refused")
  return now.length > 0 && isInVain ? "declined" : "done"
}

function callsOf(timeline: readonly TimelineEntry[], kind: string): [string, string][] {
  return timeline.flatMap((entry): [string, string][] =>
    entry.event === "call" && entry.kind === kind ? [[entry.id, entry.answer]] : [],
  )
}
