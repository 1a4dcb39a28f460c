import { isDeepStrictEqual } from "node:util"
import { z } from "@medusajs/framework/zod"

/** One thing that an order needs attention for, as the order reference's row keeps it. */
export const listedFindingSchema = z.object({
  reason: z.string(),
  /** Major units, decimal text; null where no amount is known. */
  amount: z.string().nullable(),
  /** Ids of what it is about. */
  about: z.array(z.string()),
  since: z.coerce.date(),
})
export type ListedFinding = z.output<typeof listedFindingSchema>

/** The same as JSON. */
export type StoredFinding = Omit<ListedFinding, "since"> & { since: string }

/** The same as whoever judges an order says it. */
export interface AttentionMark extends Omit<ListedFinding, "since" | "about"> {
  about: readonly string[]
}

/** What somebody who looked at an order found. */
export interface Judgement {
  /** Everything that the order needs attention for, the most pressing first. */
  marks: readonly AttentionMark[]
  /** The last chargeback that they knew of; one that came in since is not overwritten. */
  chargebackAt: Date | null
}

interface Before {
  findings: readonly ListedFinding[]
  chargeback_at: Date | null
}

/**
 * What a judgement changes of the row. Nothing where a chargeback came in that it did not know of: whoever wrote that down judges
 * after it.
 */
export function judged(before: Before, { marks, chargebackAt }: Judgement, now: Date) {
  if (before.chargeback_at?.getTime() !== chargebackAt?.getTime()) return {}
  return listed(before, marks, now)
}

/** The same for a reason for which nothing could be judged: what was found before stays. */
export function unjudged(before: Before, mark: AttentionMark, now: Date) {
  const others = before.findings.filter(({ reason }) => reason !== mark.reason)
  return listed(before, [...others, mark], now)
}

/** The most pressing one stands in columns of its own: by them the list is searched and put in order. */
function listed({ findings: before }: Before, marks: readonly AttentionMark[], now: Date) {
  const findings = marks.map(({ reason, amount, about }) => {
    const mark = { reason, amount, about: [...about] }
    return { ...mark, since: sinceOf(mark, marks, before) ?? now }
  })
  if (isDeepStrictEqual(findings, before)) return {}
  const [first] = findings
  const since = Math.min(...findings.map((finding) => finding.since.getTime()))
  return {
    findings: findings.map((finding) => ({ ...finding, since: finding.since.toISOString() })),
    attention: first?.reason ?? null,
    attention_amount: first?.amount ?? null,
    attention_at: first ? new Date(since) : null,
  }
}

/** The amount of a finding changes, and so does what it is about; for as long as its reason stays it is the same one. */
function sinceOf(
  mark: AttentionMark,
  marks: readonly AttentionMark[],
  before: readonly ListedFinding[],
): Date | undefined {
  const isSame = (one: AttentionMark) => (other: AttentionMark) =>
    one.reason === other.reason && isDeepStrictEqual(one.about, other.about)
  const own = before.find(isSame(mark))
  const gone = before.find((one) => one.reason === mark.reason && !marks.some(isSame(one)))
  return (own ?? gone)?.since
}
