import type { Life } from "./life"
import type { Violation } from "./violation"
import type { Played } from "./play"

/** Violations of one kind, and the smallest life that showed it. */
export interface Finding {
  law: number
  what: string
  /** As "life 3 of seed 7". */
  lives: string[]
  smallest: Life
  log: string[]
}

/** What a run has done and found. */
export class Report {
  lives = 0
  orders = 0
  readonly moves = new Map<string, Map<string, number>>()
  readonly faults = new Map<string, number>()
  readonly deaths = new Map<string, number>()
  readonly findings = new Map<string, Finding>()

  add(life: Life, played: Played): void {
    this.lives++
    if (played.log[0]?.endsWith("→ order")) this.orders++
    for (const { do: kind, done } of played.moves) {
      const counts = this.moves.get(kind) ?? new Map<string, number>()
      this.moves.set(kind, counts.set(done, (counts.get(done) ?? 0) + 1))
    }
    for (const at of played.deaths) this.deaths.set(at, (this.deaths.get(at) ?? 0) + 1)
    const struck = life.moves.flatMap((move) => (move.do === "fault" ? [move] : []))
    for (const { kind, action } of [
      ...struck,
      ...(life.checkout.fault ? [life.checkout.fault] : []),
    ]) {
      const key = `${kind} ${action}`
      this.faults.set(key, (this.faults.get(key) ?? 0) + 1)
    }
  }

  /** @returns whether it is the first of its kind */
  found(name: string, life: Life, violation: Violation, log: string[]): boolean {
    const key = keyOf(violation)
    const known = this.findings.get(key)
    if (known) {
      if (!known.lives.includes(name)) known.lives.push(name)
      return false
    }
    const { law, what } = violation
    this.findings.set(key, { law, what, lives: [name], smallest: life, log })
    return true
  }

  describe(violation: Violation): string {
    const finding = this.findings.get(keyOf(violation))
    return finding ? describeFinding(finding).join("\n") : ""
  }

  text(): string {
    const lines = [
      `${this.lives} lives, ${this.orders} of them orders.`,
      "",
      ...table(["move", ...outcomes], movesOf(this.moves)),
      "",
      ...table(["fault", "set"], sortedRows(this.faults)),
      "",
      ...table(["died writing to", "times"], sortedRows(this.deaths)),
      "",
      ...[...this.findings.values()].sort(byLaw).flatMap((finding) => describeFinding(finding)),
      this.findings.size ? `${this.findings.size} kinds of violation.` : "No law was broken.",
    ]
    return lines.join("\n")
  }
}

export const keyOf = ({ law, what }: Pick<Violation, "law" | "what">): string => `${law} ${what}`

const outcomes = ["done", "refused", "nothing to do", "failed"]
const byLaw = (one: Finding, other: Finding) => one.law - other.law

function movesOf(moves: Report["moves"]): string[][] {
  return [...moves]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([kind, counts]) => [kind, ...outcomes.map((outcome) => String(counts.get(outcome) ?? 0))])
}

function sortedRows(counts: Map<string, number>): string[][] {
  return [...counts].sort().map(([name, count]) => [name, String(count)])
}

/** A table as Markdown has it, so that it can be put into a document. */
function table(head: string[], rows: string[][]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`)
}

function describeFinding({ law, what, lives, smallest, log }: Finding): string[] {
  return [
    `Law ${law}: ${what}. In ${lives.length} lives: ${lives.slice(0, 12).join(", ")}.`,
    ...log.map((line) => `    ${line}`),
    "  Play it again:",
    `    npm run lives -- --life '${JSON.stringify(smallest)}'`,
    "",
  ]
}
