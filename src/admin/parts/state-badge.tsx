import { StatusBadge } from "@medusajs/ui"
import { useWords } from "./words"

const colors: Record<string, "green" | "orange" | "red" | "grey" | "blue"> = {
  open: "blue",
  completed: "green",
  charged: "green",
  processed: "green",
  pending: "orange",
  unanswered: "orange",
  due: "orange",
  waiting: "orange",
  received: "orange",
  declined: "red",
  refused: "red",
  dead: "red",
  unmatched: "red",
  Open: "green",
  Suspended: "red",
  Draft: "grey",
}

/** A state in words, in the colour the dashboard gives such states. */
export function StateBadge({ state }: { state: string }) {
  const words = useWords()
  return (
    <StatusBadge color={colors[state] ?? "grey"} className="text-nowrap">
      {words.state(state)}
    </StatusBadge>
  )
}
