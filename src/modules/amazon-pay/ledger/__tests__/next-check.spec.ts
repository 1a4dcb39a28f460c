import fc from "fast-check"
import { operation } from "../../decisions/__tests__/ledger-of"
import { operationKinds, operationStates } from "../../vocabulary"
import {
  firstReferenceCheck,
  mayBeUnderWay,
  nextCheck,
  nextReferenceCheck,
  referenceWarningMs,
  warningOf,
} from "../next-check"
import type { OperationRow } from "../rows"

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const now = new Date("2026-03-01T12:00:00Z")
const ago = (ms: number) => new Date(now.getTime() - ms)

/** How long until the next look, in milliseconds. */
const wait = (
  over: Partial<OperationRow> & Pick<OperationRow, "kind">,
  before: OperationRow["state"] = "sent",
) => {
  const at = nextCheck(operation({ requested_at: now, ...over }), before, now)
  return at && at.getTime() - now.getTime()
}

describe("an operation is looked at again", () => {
  it.each([
    ["not sent yet", "recorded", 0, minute],
    ["sent once", "sent", 1, minute],
    ["sent twice", "sent", 2, 2 * minute],
    ["sent five times", "sent", 5, 16 * minute],
    ["sent very often", "sent", 7, hour],
    ["sent for ever", "sent", 5_000, hour],
  ] as const)("when it is %s: repeated later each time", (_, state, attempts, expected) => {
    expect(wait({ kind: "capture", state, attempts })).toBe(expected)
  })

  it.each([
    ["once, a moment ago", 1, 0, true],
    ["once, as long ago as it is repeated after", 1, minute, true],
    ["once, longer ago than any call takes", 1, 3 * minute, false],
    ["four times, lately", 4, 2 * minute, true],
    ["four times, as long ago as it is repeated after", 4, 8 * minute, false],
  ])("while it may be under way, when it was sent %s", (_, attempts, age, expected) => {
    const row = operation({ kind: "capture", state: "sent", attempts })
    const next_check_at = nextCheck(row, "sent", ago(age))
    expect(mayBeUnderWay({ attempts, next_check_at }, now)).toBe(expected)
  })

  it.each([
    [1, minute],
    [3, 4 * minute],
    [9, 15 * minute],
  ])(
    "when it is the %d. charge that could not be sent: after a longer pause each time",
    (slot, expected) => {
      const notSent = { state: "failed", reason_code: "NotSent", slot } as const
      expect(wait({ kind: "capture", ...notSent })).toBe(expected)
      expect(wait({ kind: "refund", ...notSent })).toBeNull()
    },
  )

  it.each([
    ["authorize", 0, 10 * minute],
    ["authorize", 11 * minute, 11 * minute],
    ["capture", 0, hour],
    ["capture", 3 * hour, 3 * hour],
    ["refund", 0, 6 * hour],
    ["refund", 7 * hour, 7 * hour],
    ["close", 0, hour],
    ["refund", 40 * day, day],
  ] as const)("when a pending %s is %d ms old", (kind, age, expected) => {
    expect(wait({ kind, state: "pending", requested_at: ago(age) })).toBe(expected)
  })

  it("when it is pending and this clock is behind the one it was written down by", () => {
    expect(wait({ kind: "capture", state: "pending", requested_at: ago(-5 * hour) })).toBe(hour)
  })

  it("when Amazon could not process a capture or a refund: after Amazon's time to wait", () => {
    const declined = { state: "declined", reason_code: "ProcessingFailure" } as const
    expect(wait({ kind: "capture", ...declined })).toBe(90 * second)
    expect(wait({ kind: "authorize", ...declined })).toBeNull()
    expect(wait({ kind: "refund", ...declined })).toBe(90 * second)
  })

  it.each([
    ["ProcessingFailure", 90 * second],
    ["AmazonRejected", 0],
    ["TransactionTimedOut", 0],
    ["InvalidPaymentMethod", null],
  ])(
    "when Amazon has declined a charge by hand for %s, and nobody waits for it any more",
    (reason_code, expected) => {
      const declined = { kind: "capture", state: "declined", reason_code } as const
      const byHand = { ...declined, purpose: "person" } as const
      expect(wait(byHand, "pending")).toBe(expected)
      expect(wait(byHand, "sent")).toBeNull()
      const again = { ...declined, purpose: "upkeep" } as const
      expect([wait(again, "pending"), wait(again, "sent")]).toEqual([expected, expected])
      const isLater = reason_code === "ProcessingFailure"
      expect(wait({ ...declined, fulfillment_id: "ful_1", purpose: "parcel" }, "pending")).toBe(
        isLater ? expected : null,
      )
    },
  )

  it.each([
    ["a capture no row of Medusa's books", "capture", null, "sent", minute],
    ["a refund no row of Medusa's books", "refund", null, "pending", minute],
    ["a capture that is booked", "capture", "capt_1", "sent", null],
    ["a refund that is booked", "refund", "ref_1", "pending", null],
    ["an authorization decided on later", "authorize", null, "pending", minute],
    ["an authorization decided on at once", "authorize", null, "sent", null],
    ["a confirmed order reference", "confirm", null, "sent", null],
    ["a cancelled order reference", "cancel", null, "sent", null],
  ] as const)("when completed: %s", (_, kind, booked_id, before, expected) => {
    expect(wait({ kind, state: "completed", booked_id }, before)).toBe(expected)
  })

  it.each([
    ["declined", "AmazonRejected"],
    ["declined", "InvalidPaymentMethod"],
    ["failed", null],
  ] as const)("never once it is %s (%s)", (state, reason_code) => {
    for (const kind of operationKinds) expect(wait({ kind, state, reason_code })).toBeNull()
  })
})

describe("whatever the operation", () => {
  const any = fc.record({
    kind: fc.constantFrom(...operationKinds),
    state: fc.constantFrom(...operationStates),
    reason_code: fc.constantFrom(null, "ProcessingFailure", "AmazonRejected"),
    booked_id: fc.constantFrom(null, "row_1"),
    attempts: fc.nat(100),
    requested_at: fc.integer({ min: -day, max: 400 * day }).map(ago),
  })
  const before = fc.constantFrom(...operationStates)

  it("is looked at in the future, within a day, or never", () => {
    fc.assert(
      fc.property(any, before, (row, stood) => {
        const next = wait(row, stood)
        if (next === null) return
        expect(next).toBeGreaterThanOrEqual(minute)
        expect(next).toBeLessThanOrEqual(day)
      }),
    )
  })

  it("a settled and booked one is never looked at", () => {
    fc.assert(
      fc.property(any, (row) => {
        fc.pre(row.state === "completed" || row.state === "declined" || row.state === "failed")
        fc.pre(row.reason_code !== "ProcessingFailure")
        expect(wait({ ...row, booked_id: "row_1" }, "sent")).toBeNull()
      }),
    )
  })

  it("the more attempts, the later the next", () => {
    fc.assert(
      fc.property(any, fc.nat(50), (row, more) => {
        const unanswered = { ...row, state: "sent" as const }
        const next = wait({ ...unanswered, attempts: row.attempts + more })
        expect(next).toBeGreaterThanOrEqual(wait(unanswered) ?? Infinity)
      }),
    )
  })

  it("each look at a pending one is never sooner than the last, and thirty days take few", () => {
    fc.assert(
      fc.property(fc.constantFrom("authorize", "capture", "refund"), (kind) => {
        const pending = operation({ kind, state: "pending", requested_at: now })
        let at = now
        let waited = 0
        let looks = 0
        while (at.getTime() < now.getTime() + 30 * day) {
          const next = nextCheck(pending, "pending", at) ?? at
          expect(next.getTime() - at.getTime()).toBeGreaterThanOrEqual(waited)
          waited = next.getTime() - at.getTime()
          at = next
          looks++
        }
        expect(looks).toBeLessThan(40)
      }),
    )
  })
})

describe("an order reference of which Amazon said something new is looked at", () => {
  it.each([
    ["Draft", null],
    ["Open", 10 * minute],
    ["Suspended", 10 * minute],
    ["Closed", minute],
    ["Canceled", minute],
  ])("when %s, whoever made it that", (state, expected) => {
    const at = firstReferenceCheck({ state }, now)
    expect(at && at.getTime() - now.getTime()).toBe(expected)
  })
})

describe("an order reference with nothing to do is looked at again", () => {
  const next = (state: string, idleChecks: number, moments: Date[] = [], holds = false) => {
    const at = nextReferenceCheck({ state }, { holds, idleChecks, moments, now })
    return at && at.getTime() - now.getTime()
  }

  it.each([
    [0, 10 * minute],
    [1, hour],
    [2, 6 * hour],
    [3, day],
    [300, day],
  ])("after %d idle looks", (idleChecks, expected) => {
    expect(next("Open", idleChecks)).toBe(expected)
    expect(next("Suspended", idleChecks)).toBe(expected)
  })

  it("no later than a moment ahead, and moments that are past change nothing", () => {
    expect(next("Open", 3, [ago(-2 * hour), ago(-5 * hour)])).toBe(2 * hour)
    expect(next("Open", 3, [ago(-3 * day)])).toBe(day)
    expect(next("Open", 3, [ago(2 * hour), now])).toBe(day)
  })

  it.each(["Draft", "Closed", "Canceled", "a state nobody has heard of"])(
    "never once it is %s",
    (state) => {
      expect(next(state, 0, [ago(-hour)])).toBeNull()
    },
  )

  it("after it was closed, for as long as an authorization holds money", () => {
    expect(next("Closed", 0, [], true)).toBe(10 * minute)
    expect(next("Closed", 3, [ago(-2 * hour)], true)).toBe(2 * hour)
    expect(next("Canceled", 0, [], true)).toBeNull()
  })

  it("never sooner than the last time, always in the future", () => {
    const moments = fc.array(fc.integer({ min: -200 * day, max: 200 * day }).map(ago))
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), moments, (idle, more, ahead) => {
        const one = next("Open", idle, ahead) ?? 0
        expect(one).toBeGreaterThan(0)
        expect(next("Open", idle + more, ahead)).toBeGreaterThanOrEqual(one)
      }),
    )
  })

  it("warns early enough for a parcel to be packed", () => {
    const of = (days: number) => warningOf({ requested_at: ago(0), expires_at: ago(-days * day) })
    expect([of(30), of(2)]).toEqual([3 * day, 0.2 * day])
    expect(warningOf({ requested_at: ago(0), expires_at: null })).toBe(0)
    expect(referenceWarningMs).toBe(14 * day)
  })
})
