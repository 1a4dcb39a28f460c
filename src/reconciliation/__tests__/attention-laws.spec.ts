import fc from "fast-check"
import { attentionOf, findingsOf, noTrouble, type Trouble } from "../attention"
import { attentionReasons, keyOf, sentenceOf } from "../attention-reasons"
import {
  ago,
  byHand,
  charge,
  disputed,
  day,
  hold,
  hour,
  inWords,
  now,
  parcel,
  refund,
  refused,
  assessment,
  whole,
  credited,
} from "./assessments"

type Parts = Parameters<typeof assessment>[0]

const listed = (parts: Parts, trouble: Trouble = noTrouble) => {
  return inWords(attentionOf(assessment(parts), now, trouble))
}

describe("a dismissal", () => {
  const canceled = { reference: { state: "Canceled" }, operations: [] }
  const found = { reason: "unreachable", amount: "20.00", about: [] } as const

  it("takes what it names off the list, and leaves the other reasons there", () => {
    expect(listed({ ...canceled, dismissed: [keyOf(found)] })).toBeNull()
    const both = { reference: { state: "Canceled", ...disputed({}) }, operations: [] }
    const [chargeback, other] = findingsOf(assessment(both), now, noTrouble)
    expect(listed(both)).toBe("chargeback, unreachable 20.00")
    const dismissed = [chargeback, other].map((one) => (one ? keyOf(one) : ""))
    expect(listed({ ...both, dismissed: dismissed.slice(0, 1) })).toBe("unreachable 20.00")
    expect(listed({ ...both, dismissed: dismissed.slice(1) })).toBe("chargeback")
    expect(listed({ ...both, dismissed })).toBeNull()
  })

  it("does not count for the same amount once money has moved since", () => {
    const cheaper = { costs: "10.00", owed: "10.00" }
    const over = { operations: [charge({ amount: "20.00", id: "apop_1" })], order: cheaper }
    const dismissed = ["overcharged 10.00 apop_1"]
    expect(listed({ ...over, dismissed })).toBeNull()
    const operations = [...over.operations, refund({ id: "apop_2" })]
    const again = { operations, order: { costs: "0.00", owed: "0.00" }, dismissed }
    expect(listed(again)).toBe("overcharged 10.00")
  })

  it("does not count for another amount, for another chargeback, nor for another refund", () => {
    expect(listed({ ...canceled, dismissed: ["unreachable 10.00"] })).toBe("unreachable 20.00")
    const parts = { reference: disputed({ id: null }) }
    expect(listed({ ...parts, dismissed: [`chargeback  ${ago(day).toISOString()}`] })).toBe(
      "chargeback",
    )
    expect(listed({ ...parts, dismissed: [`chargeback  ${ago(hour).toISOString()}`] })).toBeNull()
    const other = refund({ state: "declined", booked_id: "ref_1" })
    const operations = [charge({ amount: "20.00" }), other]
    expect(
      listed({ operations, order: credited, dismissed: ["refund-declined 10.00 apop_other"] }),
    ).toBe("refund-declined 10.00")
  })
})

it("the most pressing is what could not be done, then what is owed, then what was charged too much", () => {
  const everything = assessment({
    reference: { state: "Suspended", ...disputed({}) },
    operations: [hold(), refused, refund({ state: "declined", booked_id: "ref_1" })],
    order: { parcels: [parcel({ packedAt: ago(hour) })] },
  })
  const all = findingsOf(everything, now, { ...noTrouble, notBooked: true })
  expect(all.map(({ reason }) => reason)).toEqual([
    "chargeback",
    "not-booked",
    "capture-declined",
    "refund-declined",
  ])
})

it("every reason has a sentence that says the amount where there is one", () => {
  const vague = ["address-differs", "not-cancelled", "not-booked", "unanswered", "account-missing"]
  for (const reason of attentionReasons) {
    const sentence = sentenceOf(reason, "12.34", "USD")
    expect(sentence).toMatch(/[A-Z].*\.$/)
    expect(sentence.includes("12.34 USD")).toBe(!vague.includes(reason))
  }
})

describe("for every order", () => {
  const cents = fc.integer({ min: 0, max: 2000 })
  const text = (amount: number) => (amount / 100).toFixed(2)
  const states = fc.constantFrom("Open", "Suspended", "Closed", "Canceled")

  it("nothing owed and nothing over is not listed, whatever Amazon says of the order reference", () => {
    fc.assert(
      fc.property(states, cents, cents, fc.boolean(), (state, first, most, isPacked) => {
        const back = Math.min(first, most)
        const charges = [first, 2000 - first].map((amount, index) =>
          byHand({ amount: text(amount), amazon_id: `S01-C${index + 1}` }),
        )
        const operations = [
          ...charges.filter(({ amount }) => amount !== "0.00"),
          ...(back ? [refund({ amount: text(back) })] : []),
        ]
        const order = { costs: text(2000 - back), parcels: isPacked ? [whole] : [] }
        expect(listed({ reference: { state }, operations, order })).toBeNull()
      }),
    )
  })

  it("what is owed of an order reference that has ended is listed, to the cent, and nothing else", () => {
    fc.assert(
      fc.property(fc.constantFrom("Closed", "Canceled"), cents, (state, taken) => {
        const operations = taken ? [byHand({ amount: text(taken) })] : []
        expect(listed({ reference: { state }, operations })).toBe(
          taken === 2000 ? null : `unreachable ${text(2000 - taken)}`,
        )
      }),
    )
  })

  it("what was charged beyond what an order costs is listed, to the cent, and nothing else", () => {
    fc.assert(
      fc.property(states, cents, (state, costs) => {
        const operations = [byHand({ amount: "20.00" })]
        const order = { costs: text(costs), total: text(costs) }
        expect(listed({ reference: { state }, operations, order })).toBe(
          costs === 2000 ? null : `overcharged ${text(2000 - costs)}`,
        )
      }),
    )
  })

  it("no two reasons name the same of what is owed", () => {
    const owing = ["unreachable", "capture-declined", "suspended", "contents-unknown", "uncharged"]
    const kinds = fc.constantFrom("InvalidPaymentMethod", "AmazonRejected", "ProcessingFailure")
    const asked = fc.record({
      amount: cents,
      isByHand: fc.boolean(),
      reason: kinds,
      done: fc.boolean(),
    })
    const packed = fc.subarray([
      parcel(),
      parcel({ id: "ful_2" }),
      parcel({ id: "ful_3", contents: {} }),
    ])
    fc.assert(
      fc.property(
        states,
        fc.array(asked, { maxLength: 4 }),
        packed,
        cents,
        (state, asks, parcels, more) => {
          const operations = asks.map(({ amount, isByHand, reason, done }, index) => ({
            ...(isByHand ? byHand : charge)({
              ...{
                id: `c${index}`,
                sequence: index,
                amount: text(done ? Math.floor(amount / 4) : amount),
              },
              ...{ amazon_id: `S01-C${index}`, booked_id: `capt_${index}` },
              ...(done ? {} : { state: "declined", reason_code: reason }),
            }),
          }))
          const costs = text(2000 + more)
          const lines = [{ id: "mug", quantity: "2", returned: "0", cost: costs, ships: true }]
          const order = { parcels, total: costs, costs, owed: costs, lines }
          const one = assessment({ reference: { state }, operations, order })
          const found = findingsOf(one, now, noTrouble).filter(({ reason }) =>
            owing.includes(reason),
          )
          const named = found.reduce((sum, { amount }) => sum + Number(amount) * 100, 0)
          expect(Math.round(named)).toBeLessThanOrEqual(Math.round(Number(one.owed.inAll) * 100))
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
