import { orphanedRows } from "../orphaned-rows"

const now = Date.parse("2024-05-06T10:00:00Z")
const ago = (ms: number) => new Date(now - ms)
const row = (id: string, created_by: string | null, created_at: Date) => ({
  id,
  created_by,
  created_at,
  raw_amount: { value: "10", precision: 20 },
})

describe("rows that a dead process left", () => {
  beforeEach(() => jest.useFakeTimers({ now }))
  afterEach(() => jest.useRealTimers())

  it("are those made for the operation more than a minute ago", () => {
    const rows = [
      row("old", "op", ago(61_000)),
      row("young", "op", ago(59_000)),
      row("another's", "op2", ago(61_000)),
      row("nobody's", null, ago(61_000)),
    ]
    expect(orphanedRows(rows, "op")).toEqual(["old"])
  })

  it("are none when Medusa hands out none", () => {
    expect(orphanedRows(undefined, "op")).toEqual([])
  })
})
