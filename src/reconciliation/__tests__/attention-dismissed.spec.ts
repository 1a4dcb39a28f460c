import { captured } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay"
import { attentionOf, findingsOf, noTrouble } from "../attention"
import { keyOf } from "../attention-reasons"
import {
  ago,
  byHand,
  charge,
  hold,
  hour,
  inWords,
  now,
  parcel,
  refund,
  assessment,
} from "./assessments"

type Parts = NonNullable<Parameters<typeof assessment>[0]>

/** What is listed once somebody has dismissed everything that was, in `before`. */
function listedAfter(before: Parts, after: Parts): string | null {
  const dismissed = findingsOf(assessment(before), now, noTrouble).map(keyOf)
  expect(dismissed.length).toBeGreaterThan(0)
  expect(attentionOf(assessment({ ...before, dismissed }), now, noTrouble)).toEqual([])
  return inWords(attentionOf(assessment({ ...after, dismissed }), now, noTrouble))
}

const spent = hold({ amazon_state: "Closed", reason_code: "SellerClosed" })
const refused = (over: Partial<OperationRow> = {}) =>
  charge({ state: "declined", reason_code: "InvalidPaymentMethod", ...over })
const two = {
  ...{ total: "30.00", costs: "30.00", owed: "30.00" },
  lines: [{ id: "mug", quantity: "3", returned: "0", cost: "30.00", ships: true }],
}
const first = parcel({ packedAt: ago(2 * hour) })
const second = parcel({ id: "ful_2" })

describe("what an order has come to owe since everything left", () => {
  const all = parcel({ contents: { mug: "1" } })
  const paid = charge({ amount: "10.00", booked_id: "capt_1", parcel_amount: "10.00" })
  const mug = { id: "mug", quantity: "1", returned: "0", cost: "10.00", ships: true }
  const song = { id: "song", quantity: "1", returned: "0", cost: "3.00", ships: false }
  const grown = { total: "13.00", costs: "13.00", owed: "13.00", lines: [mug, song] }
  const listed = (parts: Parts) => inWords(attentionOf(assessment(parts), now, noTrouble))
  const order = { ...grown, parcels: [all] }

  it("is told as long as Amazon takes a charge for it, and nobody has made one", () => {
    expect(listed({ operations: [paid], order })).toBe("uncharged 3.00")
    const closed: Parts = { reference: { state: "Closed" }, operations: [paid], order }
    expect(listed(closed)).toBe("unreachable 3.00")
    const hand = byHand({ id: "c2", amount: "3.00", amazon_id: "S01-C2", booked_id: "capt_2" })
    expect(listed({ operations: [paid, hand], order })).toBeNull()
    expect(listed({ operations: [paid, { ...hand, state: "pending" }], order })).toBeNull()
  })

  it("is told a minute after a refund, which Medusa credits a moment later", () => {
    const back = (at: number) => refund({ amount: "2.00", requested_at: ago(at) })
    const refunded = { order, booked: { captured: "10.00", refunded: "2.00" } }
    expect(listed({ operations: [paid, back(30_000)], ...refunded })).toBeNull()
    expect(listed({ operations: [paid, back(hour)], ...refunded })).toMatch(/^uncharged /)
  })

  it("is told by nobody while a parcel is still to leave, or people charge by hand", () => {
    expect(
      listed({ operations: [paid], order: { ...order, lines: [{ ...mug, quantity: "2" }, song] } }),
    ).toBeNull()
    expect(listed({ operations: [paid], order, trigger: undefined })).toBeNull()
    expect(listed({ operations: [], order })).toBeNull()
  })
})

describe("what somebody has dismissed", () => {
  it("hides no more of what a buyer has to choose another card for", () => {
    const declined = [spent, refused({ reason_code: "InvalidPaymentMethod" })]
    const suspended: Parts = {
      reference: { state: "Suspended", total: "30.00" },
      operations: declined,
      order: { ...two, parcels: [first] },
    }
    const grown = {
      total: "45.00",
      costs: "45.00",
      owed: "45.00",
      lines: [{ id: "mug", quantity: "3", returned: "0", cost: "45.00", ships: true }],
    }
    expect(
      listedAfter(suspended, { ...suspended, order: { ...grown, parcels: [first, second] } }),
    ).toBe("capture-declined 15.00, suspended 30.00")
    const another = { ...suspended, order: { ...two, parcels: [first, second] } }
    const key = findingsOf(assessment(suspended), now, noTrouble)[0]
    const dismissed = key ? [keyOf(key)] : []
    expect(inWords(attentionOf(assessment({ ...another, dismissed }), now, noTrouble))).toBe(
      "suspended 20.00",
    )
  })

  it("hides nothing that an order without a payment has grown by since", () => {
    const operations = [hold({ state: "declined" })]
    const unpaid = { operations, order: { payments: [] } }
    const more = { total: "30.00", costs: "30.00", owed: "30.00" }
    expect(listedAfter(unpaid, { ...unpaid, order: { ...more, payments: [] } })).toBe(
      "authorization-failed 30.00",
    )
  })

  it("hides a declined payment whatever becomes of its order reference", () => {
    const operations = [hold({ state: "declined" })]
    const unpaid = (state: string) => ({
      reference: { state },
      operations,
      order: { payments: [] },
    })
    for (const [before, after] of [
      ["Suspended", "Closed"],
      ["Suspended", "Open"],
      ["Open", "Canceled"],
    ] as const) {
      expect(listedAfter(unpaid(before), unpaid(after))).toBeNull()
    }
  })

  it("hides nothing that an order has grown by since, and Amazon takes no charge for", () => {
    const declined: Parts = { operations: [spent, refused()], order: { parcels: [first] } }
    const more = { total: "40.00", costs: "40.00", owed: "40.00" }
    const lines = [
      { id: "mug", quantity: "2", returned: "0", cost: "20.00", ships: true },
      { id: "tote", quantity: "1", returned: "0", cost: "20.00", ships: true },
    ]
    expect(
      listedAfter(declined, { ...declined, order: { ...more, lines, parcels: [first] } }),
    ).toBe("unreachable 17.00")
  })

  it("hides no other parcel that Amazon declines, and is not asked for again with it", () => {
    const one: Parts = {
      reference: { total: "30.00" },
      operations: [spent, refused({ id: "c1" })],
      order: { ...two, parcels: [first] },
    }
    const both: Parts = {
      ...one,
      operations: [spent, refused({ id: "c1" }), refused({ id: "c2", fulfillment_id: "ful_2" })],
      order: { ...two, parcels: [first, second] },
    }
    expect(listedAfter(one, both)).toBe("capture-declined 10.00")
  })

  it("hides no charge by hand beside it", () => {
    const one: Parts = {
      reference: { total: "30.00" },
      operations: [spent, refused({ id: "c1" })],
      order: { ...two, parcels: [first] },
    }
    const hand = byHand({
      id: "c2",
      amount: "15.00",
      state: "declined",
      reason_code: "AmazonRejected",
    })
    expect(listedAfter(one, { ...one, operations: [spent, refused({ id: "c1" }), hand] })).toBe(
      "capture-declined 5.00",
    )
  })

  it("does not come back as what the buyer has to choose another card for", () => {
    const hand = byHand({ amount: "20.00", state: "declined", reason_code: "InvalidPaymentMethod" })
    const parts: Parts = { reference: { state: "Suspended" }, operations: [spent, hand] }
    const found = findingsOf(assessment(parts), now, noTrouble)
    expect(found.map(({ reason, amount }) => `${reason} ${amount ?? ""}`)).toEqual([
      "capture-declined 20.00",
    ])
  })

  it("hides no fulfillment of unknown contents", () => {
    const one: Parts = { operations: [spent, refused()], order: { parcels: [first] } }
    const past = parcel({ id: "ful_2", contents: {} })
    expect(listedAfter(one, { ...one, order: { parcels: [first, past] } })).toBe(
      "contents-unknown 10.00",
    )
  })

  it("is not given back a second time when another refund is declined", () => {
    const taken = captured("20.00", { amazon_id: "S01-C1", booked_id: "capt_1" })
    const declined = (id: string, amount: string) =>
      refund({ id, amount, state: "declined", booked_id: `ref_${id}` })
    const one: Parts = {
      operations: [taken, declined("r1", "10.00")],
      order: { costs: "10.00", owed: "10.00" },
    }
    const both: Parts = {
      operations: [taken, declined("r1", "10.00"), declined("r2", "4.00")],
      order: { costs: "6.00", owed: "6.00" },
    }
    expect(listedAfter(one, both)).toBe("refund-declined 4.00")
  })
})
