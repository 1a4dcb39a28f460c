import fc from "fast-check"
import { outdatedSummaries } from "../order-summaries"

const stored = (totals: Record<string, unknown>) => [
  {
    id: "ordsum_1",
    totals: {
      transaction_total: 0,
      paid_total: 0,
      refunded_total: 0,
      pending_difference: 50,
      current_order_total: 50,
      ...totals,
    },
  },
]
const amounts = (...all: string[]) => all.map((amount) => ({ amount }))

describe("an order's summary", () => {
  it("is left alone when it says what the transactions say", () => {
    const right = stored({ transaction_total: 30, paid_total: 35, refunded_total: 5 })
    expect(outdatedSummaries(right, amounts("20.00", "15", "-5"))).toEqual([])
    expect(outdatedSummaries(stored({}), [])).toEqual([])
  })

  it("is read by its exact numbers where Medusa keeps them", () => {
    const exact = { value: "20", precision: 20 }
    const right = stored({ transaction_total: exact, paid_total: exact })
    expect(outdatedSummaries(right, amounts("20"))).toEqual([])
  })

  it("gains what was lost when two added to it at once, and keeps what else it says", () => {
    const lost = stored({ transaction_total: 20, paid_total: 20, pending_difference: 30 })
    const [repaired] = outdatedSummaries(lost, amounts("20", "30.10", "-0.10"))
    expect(repaired).toMatchObject({
      id: "ordsum_1",
      totals: {
        transaction_total: 50,
        raw_transaction_total: { value: expect.stringMatching(/^50(\.0*)?$/) },
        paid_total: 50.1,
        raw_paid_total: { value: expect.stringMatching(/^50\.10*$/) },
        refunded_total: 0.1,
        pending_difference: 0,
        current_order_total: 50,
      },
    })
    expect(outdatedSummaries([repaired], amounts("20", "30.10", "-0.10"))).toEqual([])
  })

  it("comes to rest when it was repaired once, whatever fractions of a cent are refunded", () => {
    const some = fc
      .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 7 }))
      .map(([digits, places]) => (digits / 10 ** places).toFixed(places))
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), (all) => {
        const [repaired] = outdatedSummaries(stored({}), amounts(...all))
        expect(outdatedSummaries([repaired ?? stored({})[0]], amounts(...all))).toEqual([])
      }),
    )
  })

  it("is read by the exact number beside a rounded one: a refund of 23.75005 leaves a little, which Medusa shows as none", () => {
    const right = stored({
      transaction_total: 0,
      raw_transaction_total: { value: "-0.00005", precision: 20 },
      paid_total: 23.75,
      refunded_total: 23.75005,
    })
    expect(outdatedSummaries(right, amounts("23.75", "-23.75005"))).toEqual([])
  })
})
