import fc from "fast-check"
import { refundStep } from "../refund-step"
import { captured, MemoryLedger, operation, reference } from "./ledger-of"

const none = new Set<string>()
const ask = (amount: string) => ({ amount, bookedId: "ref_1" })
const first = captured("35.50", { amazon_id: "S01-C1" })
const second = captured("40.00", { amazon_id: "S01-C2" })
const refund = (amount: string, over = {}) =>
  operation({
    kind: "refund",
    action: "Refund",
    amount,
    state: "pending",
    amazon_parent_id: "S01-C2",
    parameters: { refundReferenceId: "REF-R1" },
    ...over,
  })

describe("a refund", () => {
  it("takes the newest capture first", () => {
    const { record } = refundStep(
      { reference: reference(), operations: [first, second] },
      ask("10.00"),
      none,
    )
    expect(record).toMatchObject({ action: "Refund", amount: "10.00", amazonParentId: "S01-C2" })
    expect(record?.parameters("REF-R1")).toEqual({
      amazonCaptureId: "S01-C2",
      refundReferenceId: "REF-R1",
      refundAmount: { amount: "10.00", currencyCode: "USD" },
    })
  })

  it("takes the capture its row names, and no other", () => {
    const about = (amount: string) => ({ ...ask(amount), operationId: first.id })
    const refundFrom = (amount: string, ...refunds: ReturnType<typeof refund>[]) =>
      refundStep(
        { reference: reference(), operations: [first, second, ...refunds] },
        about(amount),
        new Set(["ref_0"]),
      )
    expect(refundFrom("10.00").record).toMatchObject({ amazonParentId: "S01-C1" })
    expect(refundFrom("36.00").step).toEqual({ do: "refuse", refundable: "35.50" })
    const ofOther = refund("10.00", { booked_id: "ref_0" })
    expect(refundFrom("10.00", ofOther).record).toMatchObject({ amazonParentId: "S01-C1" })
    const own = refund("10.00", { booked_id: "ref_1", amazon_parent_id: "S01-C1" })
    expect(refundFrom("10.00", own).step).toEqual({ do: "done" })
  })

  it("asks no capture for more than it has left", () => {
    const operations = [first, second]
    const { record } = refundStep({ reference: reference(), operations }, ask("50.00"), none)
    expect(record).toMatchObject({ amount: "40.00", amazonParentId: "S01-C2" })
  })

  it("goes on to the next capture for the rest", () => {
    const operations = [first, second, refund("40.00", { booked_id: "ref_1" })]
    const { record } = refundStep({ reference: reference(), operations }, ask("50.00"), none)
    expect(record).toMatchObject({ amount: "10.00", amazonParentId: "S01-C1" })
  })

  it("is done when this Medusa refund has asked for all of it", () => {
    const operations = [first, second, refund("10.00", { booked_id: "ref_1" })]
    const { step, record } = refundStep({ reference: reference(), operations }, ask("10.00"), none)
    expect(step).toEqual({ do: "done" })
    expect(record).toBeUndefined()
  })

  it("takes over what Amazon took on for a refund Medusa deleted", () => {
    const dead = refund("10.00", { booked_id: "ref_0" })
    const { step, book, record } = refundStep(
      { reference: reference(), operations: [first, second, dead] },
      ask("10.00"),
      new Set(["ref_0"]),
    )
    expect(step).toEqual({ do: "done" })
    expect(book).toEqual({ operations: [dead], bookedId: "ref_1" })
    expect(record).toBeUndefined()
  })

  it.each([["9.00"], ["10.00"]])(
    "goes out whole beside one over %s that somebody made in Seller Central",
    (amount) => {
      const theirs = refund(amount, { parameters: {} })
      const { step, record, book } = refundStep(
        { reference: reference(), operations: [first, second, theirs] },
        ask("10.00"),
        none,
      )
      expect(step).toEqual({ do: "send" })
      expect(record).toMatchObject({ amount: "10.00", amazonParentId: "S01-C2" })
      expect(book).toBeUndefined()
    },
  )

  it("leaves another refund's money alone", () => {
    const operations = [first, second, refund("10.00", { booked_id: "ref_0" })]
    const { record } = refundStep({ reference: reference(), operations }, ask("10.00"), none)
    expect(record).toMatchObject({ amount: "10.00" })
  })

  it("refuses more than is left, and says how much is", () => {
    const operations = [first, refund("30.00", { booked_id: "ref_0", amazon_parent_id: "S01-C1" })]
    const { step } = refundStep({ reference: reference(), operations }, ask("5.51"), none)
    expect(step).toEqual({ do: "refuse", refundable: "5.50" })
  })

  it("gives nothing back from a capture that is pending or was declined", () => {
    const operations = [
      captured("35.50", { state: "pending" }),
      captured("35.50", { state: "declined" }),
    ]
    const { step } = refundStep({ reference: reference(), operations }, ask("1.00"), none)
    expect(step).toEqual({ do: "refuse", refundable: "0.00" })
  })

  it.each(["authorize", "capture", "release", "close"] as const)(
    "leaves %s without an answer to whoever wants it",
    (kind) => {
      const operations = [second, operation({ kind, state: "sent", amount: "10.00" })]
      const { step, record } = refundStep({ reference: reference(), operations }, ask("1.00"), none)
      expect(step).toEqual({ do: "send" })
      expect(record).toMatchObject({ amount: "1.00", amazonParentId: second.amazon_id })
    },
  )

  it("resolves a refund without an answer first", () => {
    const sent = refund("10.00", { state: "sent" })
    const { step } = refundStep(
      { reference: reference(), operations: [second, sent] },
      ask("1.00"),
      none,
    )
    expect(step).toEqual({ do: "resolve", operation: sent })
  })

  it("over any captures adds up to what was asked, and never to more than was captured", () => {
    const cents = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), cents, (captures, wanted) => {
        const text = (amount: number) => (amount / 100).toFixed(2)
        const ledger = new MemoryLedger({
          reference: reference(),
          operations: captures.map((amount, n) =>
            captured(text(amount), { amazon_id: `C${n}`, slot: n + 1 }),
          ),
        })
        let refunded = 0
        for (let turn = 0; turn < 20; turn++) {
          const { step, record } = refundStep(ledger.snapshot, ask(text(wanted)), none)
          if (step.do === "done") {
            expect(refunded).toBe(wanted)
            return
          }
          if (step.do === "refuse") {
            const all = captures.reduce((sum, amount) => sum + amount, 0)
            expect(all - refunded).toBeLessThan(wanted - refunded)
            return
          }
          const made = ledger.record(record ?? fail())
          made.state = "pending"
          refunded += Math.round(Number(made.amount) * 100)
        }
        return fail()
      }),
    )
  })
})

describe("a row that books a refund made before", () => {
  const made = (over = {}) => refund("10.00", { id: "apop_made", ...over })
  const book = (operations: ReturnType<typeof made>[], dead = none) =>
    refundStep(
      { reference: reference(), operations: [second, ...operations] },
      { ...ask("10.00"), operationId: "apop_made" },
      dead,
    )

  it.each([
    ["nobody books", { booked_id: null }],
    ["is finished", { booked_id: null, state: "completed" }],
    ["it books already", { booked_id: "ref_1" }],
    ["a row booked that Medusa has deleted", { booked_id: "ref_0" }],
  ] as const)("books it when it %s", (_, over) => {
    const one = made(over)
    expect(book([one], new Set(["ref_0"]))).toEqual({
      step: { do: "done" },
      book: { operations: [one], bookedId: "ref_1" },
    })
  })

  it.each([
    ["another row books", [made({ booked_id: "ref_0" })]],
    ["Amazon declined", [made({ state: "declined" })]],
    ["Amazon refused", [made({ state: "failed" })]],
    ["was never answered", [made({ state: "sent" })]],
    ["nobody has heard of", [refund("10.00")]],
  ])("books nothing of one that %s", (_, operations) => {
    expect(book(operations)).toEqual({ step: { do: "not-to-book", operationId: "apop_made" } })
  })

  it("does not wait for another operation's outcome", () => {
    const one = made()
    const unanswered = refund("5.00", { id: "apop_other", state: "sent" })
    expect(book([unanswered, one])).toMatchObject({ book: { operations: [one] } })
  })

  it("never makes a refund, whatever the ledger holds", () => {
    const row = fc.record({
      id: fc.constantFrom("apop_made", "apop_other"),
      state: fc.constantFrom("recorded", "sent", "pending", "completed", "declined", "failed"),
      booked_id: fc.constantFrom(null, "ref_0", "ref_1", "ref_2"),
      kind: fc.constantFrom("refund", "capture"),
    } as const)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        // A row that names a capture as its maker asks for a refund of that capture.
        const others = rows.filter(({ id, kind }) => id !== "apop_made" || kind === "refund")
        const { step, record } = book(
          others.map((over) => refund("10.00", over)),
          new Set(["ref_0"]),
        )
        expect(record).toBeUndefined()
        expect(["done", "not-to-book"]).toContain(step.do)
      }),
    )
  })
})

function fail(): never {
  throw new Error("The refund did not come to an end.")
}
