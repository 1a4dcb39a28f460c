import fc from "fast-check"
import type { OperationRow, OrderReferenceRow, Snapshot } from "../../modules/amazon-pay"
import { captured, held, reference } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { completedCharges } from "../../modules/amazon-pay/decisions/holds"
import type { OrderFacts, PaymentFacts } from "../../charging/order-facts"
import { parcelCharges } from "../../charging/parcel-charge"
import { attentionOf, noTrouble } from "../attention"
import { findPendingActions } from "../pending-actions"
import { owedOf } from "../owed"
import {
  ago,
  declined,
  hour,
  inWords,
  now,
  order,
  parcel,
  payment,
  assessment,
} from "./assessments"

interface Paid extends Partial<Pick<OrderReferenceRow, "state" | "total">> {
  canceled?: boolean
  operations?: OperationRow[]
}
const isCapture = ({ kind }: OperationRow) => kind === "capture"
const otherwise = { ...payment, id: "pay_other", orderReferenceId: undefined, captured: "0" }
const refused = (over: Partial<OperationRow> = {}) =>
  captured("10.00", {
    ...{ fulfillment_id: "ful_1", state: "declined", reason_code: "InvalidPaymentMethod" },
    ...{ requested_at: ago(50 * 60_000) },
    ...over,
  })

/** An order for 40 with four mugs for 10 each, of which one has left. */
function several(paid: readonly Paid[], over: Partial<OrderFacts> = {}) {
  const own = paid.map(({ state = "Open", total = "20.00", operations = [] }, index): Snapshot => {
    const id = `S01-${String(index)}`
    return {
      reference: reference({ id, amazon_order_reference_id: id, state, total }),
      operations,
    }
  })
  const payments = paid.map(({ canceled = false, total = "20.00" }, index): PaymentFacts => ({
    ...{ ...payment, id: `pay_${String(index)}`, canceled, amount: total },
    orderReferenceId: `S01-${String(index)}`,
    captured: completedCharges(own[index] ?? { reference: reference(), operations: [] }),
  }))
  const facts = order({
    ...{ total: "40.00", costs: "40.00", owed: "40.00" },
    lines: [{ id: "mug", quantity: "4", returned: "0", cost: "40.00", ships: true }],
    parcels: [parcel({ packedAt: ago(hour) })],
    ...over,
    payments: [...payments, ...(over.payments ?? [])],
  })
  const ledgers = new Map(own.map((ledger, index) => [`pay_${String(index)}`, ledger]))
  const assessments = own.map((ledger) => ({
    ...assessment({ trigger: "fulfillment" }),
    ...ledger,
    ...{ ledgers, order: facts, waitsSince: null },
    owed: owedOf(facts, ledgers, ledger, "fulfillment"),
    captures: own.flatMap(({ operations }) => operations),
  }))
  return { facts, ledgers, assessments }
}
const listed = (...asked: Parameters<typeof several>) =>
  several(...asked).assessments.map((one) => {
    return inWords(attentionOf(one, now, noTrouble))
  })
const charges = (...asked: Parameters<typeof several>) => {
  const { facts, ledgers } = several(...asked)
  const ask = { fulfillmentId: "ful_1", trigger: "fulfillment" as const }
  return parcelCharges(facts, ledgers, { ...ask, payable: [...ledgers.keys()] }).map(
    ({ paymentId, kind, amount }) => `${paymentId} ${kind} ${amount}`,
  )
}
const isCharged = (...asked: Parameters<typeof several>) =>
  several(...asked).assessments.some((one) =>
    findPendingActions(one, now).some((action) => action.do === "charge-parcel"),
  )

describe("a parcel is charged", () => {
  it("to the payment that can take it, whatever comes before", () => {
    expect(charges([{ state: "Closed" }, {}])).toEqual(["pay_1 new 10.00"])
    expect(charges([{ state: "Suspended" }, {}])).toEqual(["pay_1 new 10.00"])
    expect(charges([{ operations: [refused()] }, {}])).toEqual(["pay_1 new 10.00"])
  })

  it("as far as a closed order reference holds, and the rest to the next one", () => {
    const holds = { state: "Closed", operations: [held("4.00")] }
    expect(charges([holds, {}])).toEqual(["pay_0 new 4.00", "pay_1 new 6.00"])
    expect(charges([holds, { total: "2.00" }])).toEqual([
      ...["pay_0 new 4.00", "pay_0 lost 3.70"],
      "pay_1 new 2.30",
    ])
  })

  it("by a person alone to one that has declined it, as far as no other can take it", () => {
    const paid = [{ operations: [refused()] }, { total: "7.00" }]
    expect(charges(paid)).toEqual(["pay_0 refused 3.00", "pay_1 new 7.00"])
    expect(isCharged(paid)).toBe(true)
    expect(isCharged([{ operations: [refused()] }, { state: "Closed" }])).toBe(false)
  })

  it("to one that Medusa has cancelled, of what no other one was made for", () => {
    const other = { payments: [{ ...otherwise, amount: "5.00", captured: "5.00" }] }
    expect(isCharged([{ canceled: true, total: "20.00" }], other)).toBe(true)
    const live = { total: "4.00" }
    expect(charges([{ canceled: true, total: "40.00" }, live])).toEqual([
      "pay_0 new 6.00",
      "pay_1 new 4.00",
    ])
    const refusing = { total: "40.00", operations: [refused()] }
    expect(charges([{ canceled: true, total: "40.00" }, refusing])).toEqual(["pay_1 refused 10.00"])
  })

  it("to one that Medusa has cancelled, but for what another way to pay stands for and has not taken", () => {
    const promise = (amount: string) => ({ payments: [{ ...otherwise, amount }] })
    expect(charges([{ canceled: true, total: "40.00" }], promise("2.00"))).toEqual([
      "pay_0 new 10.00",
    ])
    expect(charges([{ canceled: true, total: "40.00" }], promise("34.00"))).toEqual([
      "pay_0 new 6.00",
    ])
    expect(charges([{ canceled: true, total: "40.00" }], promise("40.00"))).toEqual([])
    expect(listed([{ canceled: true, total: "40.00" }], promise("2.00"))).toEqual([null])
    const beside = [{ canceled: true, total: "40.00" }, { total: "6.00" }]
    expect(charges(beside, promise("34.00"))).toEqual(["pay_1 new 6.00"])
    expect(charges(beside, promise("32.00"))).toEqual(["pay_0 new 2.00", "pay_1 new 6.00"])
  })

  it("to none in vain again and again", () => {
    expect(isCharged([{ state: "Closed" }, { state: "Canceled" }])).toBe(false)
  })
})

describe("listed is", () => {
  it("a parcel declined for good, whatever room another way to pay has for other goods", () => {
    const other = { payments: [{ ...otherwise, amount: "20.00" }] }
    expect(listed([{ operations: [refused()] }], other)).toEqual(["capture-declined 10.00"])
  })

  it("none that another payment stands for in its place", () => {
    const other = { payments: [{ ...otherwise, amount: "40.00" }] }
    expect(listed([{ operations: [refused()] }], other)).toEqual([null])
  })

  it("a parcel that all have declined, once", () => {
    const both = [{ operations: [refused()] }, { operations: [refused()] }]
    expect(listed(both)).toEqual(["capture-declined 10.00", null])
    const halves = [
      { operations: [captured("14.00"), refused()] },
      { operations: [captured("16.00"), refused()] },
    ]
    const all = { parcels: [parcel({ contents: { mug: "4" }, packedAt: ago(hour) })] }
    expect(listed(halves, all)).toEqual(["capture-declined 6.00", "capture-declined 4.00"])
  })

  it("a parcel declined by one that waits for another card since, as declined, beside the rest", () => {
    const paid = [{ state: "Suspended", total: "40.00", operations: [refused()] }]
    expect(listed(paid)).toEqual(["capture-declined 10.00, suspended 30.00"])
    expect(listed([...paid, {}])).toEqual(["suspended 20.00", null])
  })

  it("all that is owed, where a cancelled payment could take it and the live one cannot", () => {
    const paid = [
      { canceled: true, total: "40.00" },
      { state: "Canceled", total: "40.00" },
    ]
    expect(listed(paid)).toEqual([null, "unreachable 40.00"])
  })

  it("nothing that an order has grown by after it was paid another way, while Amazon takes it: Medusa has cancelled the payment, not the buyer", () => {
    const other = { payments: [{ ...otherwise, amount: "25.00", captured: "25.00" }] }
    expect(listed([{ canceled: true, total: "20.00" }], other)).toEqual([null])
    expect(listed([{ canceled: true, total: "20.00", state: "Closed" }], other)).toEqual([
      "unreachable 15.00",
    ])
  })

  it("nothing either, and nothing is charged, while another way to pay stands for it", () => {
    const other = { payments: [{ ...otherwise, amount: "40.00", captured: "5.00" }] }
    expect(listed([{ canceled: true, total: "20.00" }], other)).toEqual([null])
    expect(isCharged([{ canceled: true, total: "20.00" }], other)).toBe(false)
  })
})

describe("for every order that several payments pay", () => {
  const amount = fc.integer({ min: 0, max: 3_000 }).map((cents) => (cents / 100).toFixed(2))
  const paid = fc.record({
    state: fc.constantFrom("Open", "Suspended", "Closed", "Canceled"),
    total: amount,
    canceled: fc.boolean(),
    operations: fc.oneof(
      fc.constant<OperationRow[]>([]),
      amount.map((held_) => [held(held_)]),
      amount.map((taken) => [captured(taken, { amazon_parent_id: "S01-A0" })]),
    ),
  })

  it("what can be charged, what is listed and what another way to pay stands for is what is owed", () => {
    fc.assert(
      fc.property(fc.array(paid, { minLength: 1, maxLength: 3 }), amount, (all, elsewhere) => {
        const costs = "90.00"
        const { assessments } = several(all, {
          ...{ total: costs, costs, owed: costs },
          lines: [{ id: "mug", quantity: "4", returned: "0", cost: costs, ships: true }],
          ...(Number(elsewhere) ? { payments: [{ ...otherwise, amount: elsewhere }] } : {}),
        })
        const sum = (amounts: string[]) =>
          amounts.reduce((total, one) => total + Math.round(Number(one) * 100), 0)
        const charges = all.flatMap(({ operations }) => operations.filter(isCapture))
        const taken = sum(charges.map(({ amount: one }) => one ?? "0"))
        const owed = Math.max(9_000 - taken - sum([elsewhere]), 0)
        expect(sum(assessments.map((one) => one.owed.rest))).toBe(owed)
        for (const one of assessments) {
          const short = sum([one.owed.rest]) - sum([one.owed.obtainable])
          const found = attentionOf(one, now, noTrouble).map(({ amount }) => amount)
          expect(found).toEqual(short ? [(short / 100).toFixed(2)] : [])
        }
      }),
    )
  })
})

it("a payment that Amazon declined is listed with what the order's other payments do not bring", () => {
  const { facts, ledgers, assessments } = several([{ operations: [held("20.00")] }])
  const ledger: Snapshot = {
    reference: reference({ id: "S01-9", amazon_order_reference_id: "S01-9", state: "Suspended" }),
    operations: [declined()],
  }
  const [first] = assessments
  if (!first) throw new Error("The order has a payment.")
  const waiting = { ...first, ...ledger, waitsSince: ago(hour) }
  const owed = owedOf(facts, ledgers, ledger, "fulfillment")
  expect(inWords(attentionOf({ ...waiting, owed }, now, noTrouble))).toBe(
    "authorization-declined 17.00",
  )
})
