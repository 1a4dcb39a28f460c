import fc from "fast-check"
import {
  captured,
  operation,
  reference,
} from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay"
import type { OrderFacts, ParcelFacts } from "../order-facts"
import { owedForParcels } from "../owed-for-parcels"

const parcel = (id: string, contents: Record<string, string>, over = {}): ParcelFacts => ({
  ...{ id, contents, canceled: false },
  ...{ packedAt: new Date(0), shippedAt: null, deliveredAt: null },
  ...over,
})
const mugs = parcel("ful_mugs", { mug: "2" })
const tote = parcel("ful_tote", { tote: "1" })
const line = (id: string, quantity: string, cost: string) => ({
  ...{ id, quantity, cost },
  ...{ returned: "0", ships: true },
})

/** Two mugs and a tote for 70, shipping 5.50. */
const order = (over: Partial<OrderFacts> = {}): OrderFacts => ({
  ...{ id: "order_1", placedAt: new Date(0), canceled: false, currencyCode: "USD" },
  ...{ total: "75.50", costs: "75.50", owed: "75.50", askedBack: "0" },
  ...{ creditedRefunds: "0", creditedElsewhere: "0", shipping: "5.50" },
  lines: [line("mug", "2", "30"), line("tote", "1", "40")],
  parcels: [],
  payments: [
    {
      ...{
        id: "pay_1",
        collectionId: "pay_col_1",
        providerId: "pp_amazon-pay_amazon-pay",
        canceled: false,
      },
      ...{ amount: "75.50", captured: "0", refunded: "0", refunds: [] },
    },
  ],
  unpaidCollections: [],
  openCollections: [],
  ...over,
})
const owed = (over: Partial<OrderFacts>, operations: OperationRow[] = []) => {
  const snapshot = { reference: reference({ total: "75.50", state: "Open" }), operations }
  return owedForParcels(order(over), new Map([["pay_1", snapshot]]), "fulfillment")
}

const refunded = { owed: "0", creditedRefunds: "75.50" }
/** The first of two payments took what it had left. */
const inPart = captured("10.00", { fulfillment_id: "ful_mugs", parcel_amount: "35.50" })
const given = (amount: string, over: Partial<OperationRow> = {}) =>
  operation({ kind: "refund", action: "Refund", amount, amazon_parent_id: "S01-C1", ...over })
const first = { amazon_id: "S01-C1" }
const later = { requested_at: new Date(60_000) }

/** The tote came back, and an edit has added a song for 9. */
const grownAfterReturn = {
  ...{ total: "44.50", owed: "44.50" },
  lines: [
    line("mug", "2", "30"),
    { ...line("tote", "1", "40"), returned: "1" },
    { ...line("song", "1", "9"), ships: false },
  ],
}
const all = parcel("ful_all", { mug: "2", tote: "1" })
const handedOver = parcel("ful_song", { song: "1" }, { packedAt: new Date(120_000) })

describe("an order owes", () => {
  it.each([
    ["nothing now, while nothing has left", {}, [], { parcels: [], due: "0.00", owes: "75.50" }],
    [
      "the shipping with the first parcel, and for each parcel what it holds",
      { parcels: [mugs, tote] },
      [],
      {
        parcels: [
          { id: "ful_mugs", amount: "35.50" },
          { id: "ful_tote", amount: "40.00" },
        ],
        due: "75.50",
      },
    ],
    [
      "the shipping once, for two parcels of three",
      { parcels: [parcel("ful_1", { mug: "1" }), parcel("ful_2", { mug: "1" })] },
      [],
      {
        parcels: [
          { id: "ful_1", amount: "20.50" },
          { id: "ful_2", amount: "15.00" },
        ],
        due: "35.50",
      },
    ],
    [
      "for a parcel what money taken by hand has left",
      { parcels: [mugs] },
      [captured("30.00")],
      { parcels: [{ id: "ful_mugs", amount: "5.50" }], due: "5.50", owes: "45.50" },
    ],
    [
      "nothing more, when everything was captured by hand before it was packed",
      { parcels: [mugs, tote] },
      [captured("75.50")],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "all that is open, once everything has left, though every parcel was charged",
      { parcels: [mugs, tote] },
      [
        captured("35.50", { fulfillment_id: "ful_mugs" }),
        captured("30.00", { fulfillment_id: "ful_tote" }),
      ],
      { parcels: [], due: "10.00", owes: "10.00" },
    ],
    [
      "what a parcel came to beyond its first charge, and for the next one what that holds",
      { parcels: [mugs, tote] },
      [inPart],
      {
        parcels: [
          { id: "ful_mugs", amount: "25.50" },
          { id: "ful_tote", amount: "40.00" },
        ],
        due: "65.50",
        owes: "65.50",
      },
    ],
    [
      "what a parcel came to beyond its first charge, though more was given back before it left",
      {
        parcels: [parcel("ful_all", { mug: "2", tote: "1" }, { packedAt: new Date(120_000) })],
        owed: "15.50",
        creditedRefunds: "60.00",
      },
      [
        captured("60.00", first),
        given("60.00", { requested_at: new Date(60_000) }),
        captured("10.00", {
          amazon_id: "S01-C2",
          fulfillment_id: "ful_all",
          parcel_amount: "75.50",
        }),
      ],
      { parcels: [{ id: "ful_all", amount: "65.50" }], due: "65.50" },
    ],
    [
      "nothing more for a parcel charged in part, once money taken by hand pays for the rest",
      { parcels: [mugs] },
      [inPart, captured("25.50")],
      { parcels: [], due: "0.00", owes: "40.00" },
    ],
    [
      "nothing more for a parcel charged in part, while the rest of it is being decided",
      { parcels: [mugs] },
      [inPart, captured("25.50", { fulfillment_id: "ful_mugs", state: "pending" })],
      { parcels: [], due: "0.00", owes: "40.00" },
    ],
    [
      "nothing for what was refunded with its parcel",
      { ...refunded, parcels: [{ ...mugs, canceled: true }] },
      [captured("75.50", { ...first, fulfillment_id: "ful_mugs" }), given("75.50")],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "for what was refunded, once it is packed again",
      { ...refunded, parcels: [{ ...mugs, canceled: true }, parcel("ful_2", { mug: "2" })] },
      [captured("75.50", { ...first, fulfillment_id: "ful_mugs" }), given("75.50")],
      { parcels: [{ id: "ful_2", amount: "35.50" }], due: "35.50", owes: "35.50" },
    ],
    [
      "what was given back of goods that left, where Medusa has not credited it and asks for it again",
      { parcels: [all] },
      [captured("75.50", { ...first, fulfillment_id: "ful_all" }), given("75.50", later)],
      { parcels: [], due: "75.50", owes: "75.50" },
    ],
    [
      "the same beside what has not left",
      { parcels: [mugs] },
      [captured("35.50", { ...first, fulfillment_id: "ful_mugs" }), given("35.50", later)],
      { parcels: [], due: "35.50", owes: "75.50" },
    ],
    [
      "nothing of a refund that Medusa is still crediting: Amazon decides on it later",
      { parcels: [all] },
      [
        captured("75.50", { ...first, fulfillment_id: "ful_all" }),
        given("75.50", { ...later, state: "pending" }),
      ],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "only what Medusa has not credited of it",
      { parcels: [all], owed: "70.50", creditedRefunds: "5.00" },
      [
        captured("75.50", { ...first, fulfillment_id: "ful_all" }),
        given("5.00", later),
        given("10.00", { ...later, sequence: 4 }),
      ],
      { parcels: [], due: "10.00", owes: "10.00" },
    ],
    [
      "nothing of what was given back for goods that came back, which Medusa credits to nobody",
      {
        ...{ parcels: [all], total: "35.50", owed: "35.50" },
        lines: [line("mug", "2", "30"), { ...line("tote", "1", "40"), returned: "1" }],
      },
      [captured("75.50", { ...first, fulfillment_id: "ful_all" }), given("40.00", later)],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "nothing of what was given back for goods that are asked back, before they come",
      { parcels: [all], owed: "75.50", askedBack: "40.00" },
      [captured("75.50", { ...first, fulfillment_id: "ful_all" }), given("40.00", later)],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "nothing for goods that money taken by hand had paid for, when some is given back after they left",
      { parcels: [mugs, tote], owed: "65.50", creditedRefunds: "10.00" },
      [captured("75.50", first), given("10.00", { requested_at: new Date(60_000) })],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "for goods that left after the money taken by hand for them was given back",
      {
        parcels: [parcel("ful_all", { mug: "2", tote: "1" }, { packedAt: new Date(120_000) })],
        ...refunded,
      },
      [captured("75.50", first), given("75.50", { requested_at: new Date(60_000) })],
      { parcels: [{ id: "ful_all", amount: "75.50" }], due: "75.50" },
    ],
    [
      "for goods that left while Amazon had declined to give the money taken by hand back, which it did since",
      {
        parcels: [parcel("ful_all", { mug: "2", tote: "1" }, { packedAt: new Date(120_000) })],
        ...refunded,
      },
      [
        captured("75.50", first),
        given("75.50", {
          ...{ id: "apop_declined", state: "declined", booked_id: "ref_1", sequence: 5 },
          requested_at: new Date(60_000),
        }),
        given("75.50", { booked_id: "ref_1", sequence: 6, requested_at: new Date(180_000) }),
      ],
      { parcels: [{ id: "ful_all", amount: "75.50" }], due: "75.50" },
    ],
    [
      "the same when somebody gave it back in Seller Central instead",
      {
        parcels: [parcel("ful_all", { mug: "2", tote: "1" }, { packedAt: new Date(120_000) })],
        ...refunded,
      },
      [
        captured("75.50", first),
        given("75.50", {
          ...{ id: "apop_declined", state: "declined", booked_id: "ref_1", sequence: 5 },
          requested_at: new Date(60_000),
        }),
        given("75.50", {
          ...{ id: "apop_found", parameters: {}, booked_id: null, sequence: 6 },
          requested_at: new Date(180_000),
        }),
      ],
      { parcels: [{ id: "ful_all", amount: "75.50" }], due: "75.50" },
    ],
    [
      "nothing for goods that were paid for by hand, when some of it was given back before they left",
      {
        parcels: [parcel("ful_all", { mug: "2", tote: "1" }, { packedAt: new Date(120_000) })],
        owed: "65.50",
        creditedRefunds: "10.00",
      },
      [captured("75.50", first), given("10.00", { requested_at: new Date(60_000) })],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "no more than Medusa counts as outstanding: what is to be exchanged is off",
      { parcels: [mugs], owed: "40.00" },
      [captured("40.00", { fulfillment_id: "ful_tote" })],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    [
      "for a parcel what it holds, although the goods of another are asked back",
      { parcels: [mugs, tote], askedBack: "30.00" },
      [captured("35.50", { fulfillment_id: "ful_mugs" })],
      { parcels: [{ id: "ful_tote", amount: "40.00" }], due: "40.00", owes: "40.00" },
    ],
    [
      "what an edit adds after a return, though it needs no shipping: what was given back pays for nothing",
      { ...grownAfterReturn, parcels: [all] },
      [captured("75.50", { ...first, fulfillment_id: "ful_all" }), given("40.00")],
      { parcels: [], due: "9.00", owes: "9.00" },
    ],
    [
      "the same for the parcel that it is packed in",
      { ...grownAfterReturn, parcels: [all, handedOver] },
      [captured("75.50", { ...first, fulfillment_id: "ful_all" }), given("40.00")],
      { parcels: [{ id: "ful_song", amount: "9.00" }], due: "9.00", owes: "9.00" },
    ],
    [
      "nothing for what an edit adds, where only what it left over was given back",
      { ...grownAfterReturn, parcels: [all, handedOver] },
      [captured("75.50", { ...first, fulfillment_id: "ful_all" }), given("31.00")],
      { parcels: [], due: "0.00", owes: "0.00" },
    ],
    ["nothing, once it is cancelled", { canceled: true, parcels: [mugs] }, [], { owes: "0.00" }],
    [
      "nobody knows what for a fulfillment that does not say what it holds",
      { parcels: [parcel("ful_1", {})] },
      [],
      { parcels: [], unknown: ["ful_1"], owes: "75.50" },
    ],
  ])("%s", (_, over, operations, expected) => {
    expect(owed(over, operations)).toMatchObject(expected)
  })

  it("for its parcels never more than it owes in all, whatever was taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000 }), fc.boolean(), (taken, both) => {
        const operations = taken ? [captured((taken / 100).toFixed(2))] : []
        const { parcels, due, owes } = owed({ parcels: both ? [mugs, tote] : [mugs] }, operations)
        const sum = parcels.reduce((all, { amount }) => all + Number(amount), 0)
        expect(Math.round(sum * 100)).toBeLessThanOrEqual(Math.round(Number(owes) * 100))
        expect(Math.round(Number(owes) * 100)).toBe(Math.max(7_550 - taken, 0))
        if (both) expect(due).toBe(owes)
      }),
    )
  })

  it("for parcels charged in part what they cost, less what was charged and what was taken by hand", () => {
    const tea = line("tea", "1", "10")
    const facts = { lines: [...order().lines, tea], total: "85.50", owed: "85.50" }
    // The first one was charged at least a part, and with it came the shipping.
    const mugsPart = fc.integer({ min: 1, max: 3_550 })
    const part = (id: string, cents: number, parcel_amount: string) =>
      cents ? [captured((cents / 100).toFixed(2), { fulfillment_id: id, parcel_amount })] : []
    const upTo = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(mugsPart, upTo(4_000), upTo(1_000), (forMugs, forTote, byHand) => {
        const operations = [
          ...part("ful_mugs", forMugs, "35.50"),
          ...part("ful_tote", forTote, "40.00"),
          ...(byHand ? [captured((byHand / 100).toFixed(2))] : []),
        ].map((one, sequence) => ({ ...one, sequence }))
        const { parcels } = owed({ ...facts, parcels: [mugs, tote] }, operations)
        const sum = parcels.reduce((all, { amount }) => all + Number(amount), 0)
        expect(Math.round(sum * 100)).toBe(Math.max(7_550 - forMugs - forTote - byHand, 0))
      }),
    )
  })
})
