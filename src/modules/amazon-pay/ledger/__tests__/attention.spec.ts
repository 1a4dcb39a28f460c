import { judged, unjudged, type AttentionMark, type ListedFinding } from "../attention"

const monday = new Date("2026-03-02T09:00:00Z")
const tuesday = new Date("2026-03-03T09:00:00Z")
const declined = (id: string, amount: string): AttentionMark => ({
  ...{ reason: "capture-declined", amount, about: [id] },
})
const suspended: AttentionMark = { reason: "suspended", amount: "1.00", about: [] }
const on = (since: Date, mark: AttentionMark): ListedFinding => ({
  ...mark,
  ...{ about: [...mark.about], since },
})
const row = (...findings: ListedFinding[]) => ({ findings, chargeback_at: null })
const after = (before: ReturnType<typeof row>, ...marks: AttentionMark[]) =>
  judged(before, { marks, chargebackAt: null }, tuesday)
const stored = (since: Date, mark: AttentionMark) => ({ ...mark, since: since.toISOString() })

describe("what an order needs attention for", () => {
  it("is all kept; the most pressing and the longest wait stand in columns of their own", () => {
    const before = row(on(monday, suspended))
    expect(after(before, declined("c1", "3.00"), suspended)).toEqual({
      findings: [stored(tuesday, declined("c1", "3.00")), stored(monday, suspended)],
      ...{ attention: "capture-declined", attention_amount: "3.00", attention_at: monday },
    })
  })

  it("has been there since it came, whatever its amount is by now and what came beside it", () => {
    const before = row(on(monday, declined("c1", "3.00")))
    const both = after(before, declined("c1", "2.00"), declined("c2", "4.00"))
    expect(both).toMatchObject({
      findings: [stored(monday, declined("c1", "2.00")), stored(tuesday, declined("c2", "4.00"))],
    })
    const moved = after(before, declined("c3", "3.00"))
    expect(moved).toMatchObject({ findings: [stored(monday, declined("c3", "3.00"))] })
  })

  it("is gone with its last reason, and is not written again while nothing changes", () => {
    const before = row(on(monday, suspended))
    expect(after(before)).toEqual({
      findings: [],
      ...{ attention: null, attention_amount: null, attention_at: null },
    })
    expect(after(before, suspended)).toEqual({})
  })

  it("stays where nobody can judge it, beside the reason for that", () => {
    const missing = { reason: "account-missing", amount: null, about: [] }
    const before = row(on(monday, suspended))
    const findings = [stored(monday, suspended), stored(tuesday, missing)]
    expect(unjudged(before, missing, tuesday)).toMatchObject({ findings, attention: "suspended" })
    const both = row(on(monday, suspended), on(monday, missing))
    expect(unjudged(both, missing, tuesday)).toEqual({})
  })

  it("is not judged by whoever does not know of the last chargeback", () => {
    const disputed = { findings: [], chargeback_at: tuesday }
    expect(judged(disputed, { marks: [suspended], chargebackAt: null }, tuesday)).toEqual({})
    const knowing = judged(disputed, { marks: [suspended], chargebackAt: tuesday }, tuesday)
    expect(knowing).toMatchObject({ attention: "suspended" })
  })
})
