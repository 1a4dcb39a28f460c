import { MathBN } from "@medusajs/framework/utils"
import type { Exchange } from "./exchanges"
import type { OrderChange } from "./line-contents"

/** How many of a line are asked back, came back or were written off. */
export interface GivenBack {
  id: string
  /** Asked back or come back, decimal text. */
  returned: string
  /** Written off by a claim, decimal text. */
  writtenOff: string
}

/**
 * The exchanges and claims of an order as Medusa wrote them down. One that was called off has taken its lines and its
 * returns back: what a line does not say any more does not count.
 */
export function readExchanges(
  changes: readonly OrderChange[],
  lines: readonly GivenBack[],
): Exchange[] {
  return changes.flatMap(({ status, exchange_id, claim_id, actions }) => {
    if (status !== "confirmed" || !(exchange_id ?? claim_id)) return []
    const returned: Record<string, string> = {}
    const writtenOff: Record<string, string> = {}
    const outbound: string[] = []
    for (const action of actions) {
      if (!action || action.action === "FULFILL_ITEM") continue
      const { reference_id: line, quantity } = action.details
      if (action.action === "ITEM_ADD") outbound.push(line)
      if (action.action === "RETURN_ITEM") returned[line] = added(returned[line], quantity)
      if (action.action === "WRITE_OFF_ITEM") writtenOff[line] = added(writtenOff[line], quantity)
    }
    const inbound = lines.flatMap(({ id, ...now }) => {
      const some = MathBN.max(
        MathBN.min(returned[id] ?? 0, now.returned),
        MathBN.min(writtenOff[id] ?? 0, now.writtenOff),
      )
      return MathBN.gt(some, 0) ? [[id, some.toFixed()] as const] : []
    })
    return [{ inbound: Object.fromEntries(inbound), outbound }]
  })
}

function added(one: string | undefined, other: string): string {
  return MathBN.add(one ?? 0, other).toFixed()
}
