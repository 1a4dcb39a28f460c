import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { shareOf, type OrderLine } from "./order-line"
import { sumOf } from "./line-amounts"

/** An exchange, or a claim with a replacement. Quantities by line id, decimal text. */
export interface Exchange {
  /** What the buyer gives back, or has got damaged or not at all. */
  inbound: Record<string, string>
  /** Ids of the lines that the buyer gets for it. */
  outbound: readonly string[]
}

/** What exchanges can change. */
interface Exchanged {
  lines: OrderLine[]
  /** What the order costs, of lines without what came back (major units). */
  total: string
}

/**
 * Lets what the buyer gives back pay for what they get for it. What was paid for the goods first sent is what the
 * replacement costs; it is neither waiting to be refunded nor due once more, whichever of the two is under way first.
 * What the replacement costs more stays its price; what it costs less stays to be refunded.
 */
export function pairExchanges(order: Exchanged, exchanges: readonly Exchange[]): Exchanged {
  return exchanges.reduce(settleOne, order)
}

function settleOne({ lines, total }: Exchanged, { inbound, outbound }: Exchange): Exchanged {
  const back = lines.map((line) => shareOf(line, inbound[line.id] ?? 0))
  // A replacement that came back itself is off the order's total, and pays for nothing.
  const out = lines.map((line) =>
    outbound.includes(line.id) ? shareOf(line, MathBN.sub(line.quantity, line.returned)) : 0,
  )
  const [gives, gets] = [sumOf(back), sumOf(out)]
  const offset = MathBN.min(gives, gets)
  if (MathBN.lte(offset, 0)) return { lines, total }
  const kept = (line: OrderLine) =>
    MathBN.min(line.returned, MathBN.div(MathBN.mult(inbound[line.id] ?? 0, offset), gives))
  const restored = sumOf(lines.map((line) => shareOf(line, kept(line))))
  return {
    total: MathBN.add(MathBN.sub(total, offset), restored).toFixed(),
    lines: lines.map((line, index) => ({
      ...line,
      returned: MathBN.sub(line.returned, kept(line)).toFixed(),
      cost: less(line.cost, out[index] ?? 0, offset, gets),
    })),
  }
}

/** A line's cost less its part of what the outbound lines get off in all. */
function less(
  cost: string,
  own: BigNumberInput,
  offset: BigNumberInput,
  gets: BigNumberInput,
): string {
  return MathBN.sub(cost, MathBN.div(MathBN.mult(own, offset), gets)).toFixed()
}
