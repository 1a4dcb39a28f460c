import { hasEnded, isDue } from "../due"
import { operation } from "./ledger-of"

const now = new Date("2026-03-01T12:00:00Z")
const before = new Date(now.getTime() - 1)
const after = new Date(now.getTime() + 1)

describe("an operation is due", () => {
  it.each([
    ["when its moment is past", before, true],
    ["at its very moment", now, true],
    ["not before its moment", after, false],
    ["never without one", null, false],
  ])("%s", (_, next_check_at, expected) => {
    expect(isDue({ next_check_at }, now)).toBe(expected)
  })
})

describe("an authorization has ended", () => {
  const open = { kind: "authorize", state: "completed", amazon_state: "Open" } as const

  it.each([
    ["past its end", { ...open, expires_at: before }, true],
    ["at its end", { ...open, expires_at: now }, true],
    ["not before its end", { ...open, expires_at: after }, false],
    ["not without an end", { ...open, expires_at: null }, false],
    [
      "not when Amazon has closed it",
      { ...open, amazon_state: "Closed", expires_at: before },
      false,
    ],
    ["not while it is decided on", { ...open, state: "pending", expires_at: before }, false],
    ["only if it is one", { ...open, kind: "capture", expires_at: before }, false],
  ] as const)("%s", (_, over, expected) => {
    expect(hasEnded(operation(over), now)).toBe(expected)
  })
})
