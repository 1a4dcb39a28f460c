import { isMadeGood, notMadeGood, standIns } from "../made-good"
import { operation, reference } from "./ledger-of"

const hour = (hours: number) => new Date(Date.UTC(2026, 0, 1, hours))
const refund = (sequence: number, over = {}) =>
  operation({
    ...{ kind: "refund", id: `refund-${sequence}`, sequence, amount: "5.00" },
    ...{ amazon_parent_id: "C1", ...over },
  })
/** Asked for here, and declined at one o'clock. */
const declined = (sequence: number, over = {}) =>
  refund(sequence, {
    ...{ state: "declined", booked_id: `ref_${sequence}`, amazon_moved_at: hour(1) },
    ...{ parameters: { refundReferenceId: "R" }, ...over },
  })
/** Made in Seller Central at two o'clock. */
const made = (sequence: number, over = {}) =>
  refund(sequence, { amazon_made_at: hour(2), state: "pending", ...over })
const of = (...operations: ReturnType<typeof refund>[]) => ({ reference: reference(), operations })

describe("a declined refund is made good", () => {
  it.each([
    ["by one that Amazon still decides on", made(2)],
    ["by one that is completed", made(2, { state: "completed" })],
    ["by one of which Amazon has told no times", made(2, { amazon_made_at: null })],
    ["by one that was asked for again", declined(2, { booked_id: "ref_1", state: "pending" })],
  ])("%s", (_, later) => {
    expect(isMadeGood(declined(1), of(declined(1), later))).toBe(true)
    expect(notMadeGood(of(declined(1), later))).toEqual([])
  })

  it.each([
    ["one that was declined, too", made(2, { state: "declined" })],
    ["one that was begun before the decline", made(2, { amazon_made_at: hour(0) })],
    ["one that was known before", made(0)],
    ["one of another capture", made(2, { amazon_parent_id: "C2" })],
    ["one over another amount", made(2, { amount: "5.01" })],
    ["one that has a row of its own", made(2, { booked_id: "ref_9" })],
    ["one that this store has made", made(2, { parameters: { refundReferenceId: "R" } })],
  ])("not by %s", (_, later) => {
    expect(isMadeGood(declined(1), of(declined(1), later))).toBe(false)
  })

  it("one for one", () => {
    const two = of(declined(1), declined(2), made(3))
    expect([...standIns(two)].map(([id, { id: by }]) => [id, by])).toEqual([
      ["refund-1", "refund-3"],
    ])
    expect(notMadeGood(two).map(({ id }) => id)).toEqual(["refund-2"])
  })
})
