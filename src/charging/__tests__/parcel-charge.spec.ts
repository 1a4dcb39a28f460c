import {
  captured,
  operation,
  reference,
} from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { captureStep, type CaptureAsk } from "../../modules/amazon-pay/decisions/capture-step"
import { versionsOf } from "../../modules/amazon-pay/decisions/ledger-version"
import type { OperationRow, Snapshot } from "../../modules/amazon-pay/ledger/rows"
import type { OrderFacts, ParcelFacts, PaymentFacts } from "../order-facts"
import { parcelCharges, toChargeInAll } from "../parcel-charge"

const payment = (id: string, over: Partial<PaymentFacts> = {}): PaymentFacts => ({
  id,
  collectionId: "pay_col_1",
  providerId: "pp_amazon-pay_amazon-pay",
  canceled: false,
  amount: "75.50",
  captured: "0",
  refunded: "0",
  refunds: [],
  ...over,
})
const parcel = (
  id: string,
  contents: ParcelFacts["contents"],
  over: Partial<ParcelFacts> = {},
): ParcelFacts => ({
  id,
  contents,
  canceled: false,
  packedAt: new Date(0),
  shippedAt: null,
  deliveredAt: null,
  ...over,
})
const line = (id: string, quantity: string, cost: string) => ({
  id,
  quantity,
  cost,
  returned: "0",
  ships: true,
})
const order = (over: Partial<OrderFacts> = {}): OrderFacts => ({
  id: "order_1",
  placedAt: new Date(0),
  canceled: false,
  currencyCode: "USD",
  total: "75.50",
  costs: "75.50",
  owed: over.total ?? "75.50",
  askedBack: "0",
  creditedRefunds: "0",
  creditedElsewhere: "0",
  shipping: "5.50",
  lines: [line("mug", "2", "30"), line("tote", "1", "40")],
  parcels: [parcel("ful_mugs", { mug: "2" }), parcel("ful_tote", { tote: "1" })],
  payments: [payment("pay_1")],
  unpaidCollections: [],
  openCollections: [],
  ...over,
})
const ledger = (operations: OperationRow[] = [], total = "75.50"): Snapshot => ({
  reference: reference({ total, state: "Open" }),
  operations,
})
const charges = (
  facts: OrderFacts,
  ledgers: Record<string, Snapshot>,
  fulfillmentId = "ful_mugs",
  trigger: "fulfillment" | "shipment" = "fulfillment",
) =>
  parcelCharges(facts, new Map(Object.entries(ledgers)), {
    fulfillmentId,
    trigger,
    payable: Object.keys(ledgers),
  }).map(({ paymentId, amount }) => [paymentId, amount])

const mugsCharged = captured("35.50", { fulfillment_id: "ful_mugs" })

describe("what a fulfillment is charged to a payment", () => {
  it("is its worth, and with the last one what is left", () => {
    expect(charges(order(), { pay_1: ledger() })).toEqual([["pay_1", "35.50"]])
    expect(charges(order(), { pay_1: ledger([mugsCharged]) }, "ful_tote")).toEqual([
      ["pay_1", "40.00"],
    ])
  })

  it("is what it was, when it is asked for again", () => {
    expect(charges(order({ total: "90.00" }), { pay_1: ledger([mugsCharged]) })).toEqual([
      ["pay_1", "35.50"],
    ])
  })

  it("counts a charge of which nobody knows yet as taken", () => {
    for (const state of ["recorded", "sent", "pending"] as const) {
      const unknown = operation({
        kind: "capture",
        amount: "35.50",
        state,
        fulfillment_id: "ful_mugs",
      })
      expect(charges(order(), { pay_1: ledger([unknown]) }, "ful_tote")).toEqual([
        ["pay_1", "40.00"],
      ])
    }
  })

  it("does not count a charge that was declined", () => {
    const declined = captured("35.50", { state: "declined", fulfillment_id: "ful_mugs" })
    expect(charges(order(), { pay_1: ledger([declined]) }, "ful_tote")).toEqual([
      ["pay_1", "45.50"],
    ])
  })

  it("is nothing when the fulfillment or the order is cancelled, or the fulfillment another order's", () => {
    const canceled = [parcel("ful_mugs", { mug: "2" }, { canceled: true })]
    expect(charges(order({ parcels: canceled }), { pay_1: ledger() })).toEqual([])
    expect(charges(order({ canceled: true }), { pay_1: ledger() })).toEqual([])
    expect(charges(order(), { pay_1: ledger() }, "ful_other")).toEqual([])
  })

  it("is refused when Medusa has not written down what the fulfillment holds", () => {
    const unknown = order({ parcels: [parcel("ful_mugs", {})] })
    expect(() => charges(unknown, { pay_1: ledger() })).toThrow(/ful_mugs/)
  })

  it("does not wait for parcels that are packed when parcels are charged as they are shipped", () => {
    const facts = order({
      payments: [payment("pay_1"), payment("pay_2", { captured: "60" })],
    })
    const tote = (mugs: Partial<ParcelFacts>) => ({
      ...facts,
      parcels: [parcel("ful_mugs", { mug: "2" }, mugs), parcel("ful_tote", { tote: "1" })],
    })
    for (const left of [{ shippedAt: new Date(0) }, { deliveredAt: new Date(0) }]) {
      expect(charges(tote(left), { pay_1: ledger() }, "ful_tote", "shipment")).toEqual([
        ["pay_1", "15.50"],
      ])
    }
    expect(charges(tote({}), { pay_1: ledger() }, "ful_tote", "shipment")).toEqual([])
  })
})

describe("several payments of one order", () => {
  it("are charged their share: what another one took pays first", () => {
    const facts = order({ payments: [payment("pay_1"), payment("pay_2", { captured: "30" })] })
    expect(charges(facts, { pay_1: ledger([], "45.50") })).toEqual([["pay_1", "5.50"]])
    const after = ledger([captured("5.50", { fulfillment_id: "ful_mugs" })], "45.50")
    expect(charges(facts, { pay_1: after }, "ful_tote")).toEqual([["pay_1", "40.00"]])
  })

  it("are charged above their total by what Amazon allows, and no more", () => {
    const paid = ledger([mugsCharged], "45.50")
    expect(charges(order(), { pay_1: paid }, "ful_tote")).toEqual([["pay_1", "16.82"]])
  })

  it("are charged no more than they have left by an order reference that is closed", () => {
    const paid = ledger([mugsCharged], "45.50")
    const closed = { ...paid, reference: { ...paid.reference, state: "Closed" } }
    expect(charges(order(), { pay_1: closed }, "ful_tote")).toEqual([["pay_1", "10.00"]])
  })

  it("leave to another one what that was made for, though it has not been taken yet", () => {
    const facts = order({ payments: [payment("pay_1"), payment("pay_2", { amount: "26" })] })
    const paid = ledger([mugsCharged], "45.50")
    expect(charges(facts, { pay_1: paid }, "ful_tote")).toEqual([["pay_1", "14.00"]])
  })

  it("are to be charged in all what the order comes to, each its part", () => {
    const facts = order({ payments: [payment("pay_1"), payment("pay_2")] })
    const ask = {
      fulfillmentId: "ful_mugs",
      trigger: "fulfillment" as const,
      payable: ["pay_1", "pay_2"],
    }
    const both = new Map([
      ["pay_1", ledger([], "30.00")],
      ["pay_2", ledger([], "50.00")],
    ])
    expect(parcelCharges(facts, both, ask).map(({ toCharge }) => toCharge)).toEqual([
      "30.00",
      "45.50",
    ])
  })

  it("share a parcel that one of them cannot pay for", () => {
    const both = { pay_1: ledger([], "30.00"), pay_2: ledger([], "45.50") }
    const facts = order({ payments: [payment("pay_1"), payment("pay_2")] })
    expect(charges(facts, both)).toEqual([
      ["pay_1", "30.00"],
      ["pay_2", "5.50"],
    ])
    const halfway = {
      ...both,
      pay_1: ledger(
        [captured("30.00", { fulfillment_id: "ful_mugs", parcel_amount: "35.50" })],
        "30.00",
      ),
    }
    expect(charges(facts, halfway)).toEqual([
      ["pay_1", "30.00"],
      ["pay_2", "5.50"],
    ])
  })

  it("count what was charged to one that Medusa cancelled", () => {
    const facts = order({ payments: [payment("pay_1", { canceled: true }), payment("pay_2")] })
    const ledgers = new Map([
      ["pay_1", ledger([mugsCharged])],
      ["pay_2", ledger([], "40.00")],
    ])
    const ask = { fulfillmentId: "ful_tote", trigger: "fulfillment" as const, payable: ["pay_2"] }
    expect(parcelCharges(facts, ledgers, ask)).toMatchObject([
      { paymentId: "pay_2", amount: "40.00" },
    ])
  })
})

describe("two of three parcels that are worked out at the same moment", () => {
  it("take the shipping once: what was worked out before the other's charge is worked out anew", () => {
    const three = order({
      total: "65.00",
      lines: [line("mug", "1", "20"), line("tote", "1", "20"), line("tea", "1", "20")],
      shipping: "5",
      parcels: [parcel("ful_a", { mug: "1" }), parcel("ful_b", { tote: "1" })],
    })
    const own = ledger([], "65.00")
    const owed = { total: three.owed, askedBack: "0", creditedRefunds: "0", takenElsewhere: "0.00" }
    const beside = { owed, others: [] }
    const workedOut = (fulfillmentId: string): CaptureAsk => {
      const ask = { fulfillmentId, trigger: "fulfillment" as const, payable: ["pay_1"] }
      const [share] = parcelCharges(three, new Map([["pay_1", own]]), ask)
      return { amount: share?.amount ?? "0", fulfillmentId, versions: versionsOf([own]) }
    }
    const asks = [workedOut("ful_a"), workedOut("ful_b")]
    expect(asks.map(({ amount }) => amount)).toEqual(["25.00", "25.00"])
    for (const ask of asks) {
      const first = captureStep(own, ask, beside, new Set())
      const { step, record } =
        first.step.do === "stale"
          ? captureStep(own, workedOut(ask.fulfillmentId ?? ""), beside, new Set())
          : first
      expect(step).toEqual({ do: "send" })
      const made = {
        fulfillment_id: ask.fulfillmentId ?? null,
        sequence: own.operations.length + 1,
      }
      own.operations.push(captured(record?.amount ?? "0", made))
    }
    expect(own.operations.map(({ amount }) => amount)).toEqual(["25.00", "20.00"])
  })
})

describe("a parcel that was charged in part", () => {
  const mugs = (over: Partial<OperationRow>) =>
    captured("10.00", { fulfillment_id: "ful_mugs", parcel_amount: "35.50", ...over })

  it("is asked for the rest, beside what was charged", () => {
    expect(charges(order(), { pay_1: ledger([mugs({})]) })).toEqual([
      ["pay_1", "10.00"],
      ["pay_1", "25.50"],
    ])
  })

  it("is asked for nothing more when that was given back", () => {
    const whole = mugs({ amount: "35.50" })
    const refund = operation({ kind: "refund", amount: "35.50", amazon_parent_id: "S01-C1" })
    expect(charges(order(), { pay_1: ledger([whole, refund]) })).toEqual([["pay_1", "35.50"]])
  })

  it("is asked for no more than the order still owes", () => {
    const edited = order({ owed: "20.00" })
    expect(charges(edited, { pay_1: ledger([mugs({})]) })).toEqual([
      ["pay_1", "10.00"],
      ["pay_1", "10.00"],
    ])
  })

  it("is asked for nothing more, once money taken by hand pays for the rest", () => {
    const byHand = captured("25.50")
    expect(charges(order(), { pay_1: ledger([mugs({}), byHand]) })).toEqual([["pay_1", "10.00"]])
  })

  it("is asked for its shipping, too, though another parcel was charged meanwhile", () => {
    const three = order({
      total: "85.50",
      lines: [line("mug", "2", "30"), line("tote", "1", "40"), line("tea", "1", "10")],
    })
    const tote = captured("40.00", { fulfillment_id: "ful_tote", sequence: 2 })
    const ledgers = { pay_1: ledger([mugs({ amount: "2.00" }), tote], "85.50") }
    expect(charges(three, ledgers)).toEqual([
      ["pay_1", "2.00"],
      ["pay_1", "33.50"],
    ])
  })
})

describe("a parcel that counts on money Amazon has not decided on", () => {
  const canceled = parcel("ful_mugs", { mug: "1" }, { canceled: true })
  const facts = order({ parcels: [canceled, parcel("ful_tote", { tote: "1" })] })
  const ofTote = (operations: OperationRow[]) =>
    parcelCharges(facts, new Map([["pay_1", ledger(operations)]]), {
      ...{ fulfillmentId: "ful_tote", trigger: "fulfillment" as const, payable: ["pay_1"] },
    }).map(({ kind, amount, parcelAmount }) => ({ kind, amount, parcelAmount }))

  it.each([
    ["a cancelled parcel's", "ful_mugs"],
    ["one by hand", null],
  ])("is charged the rest, and what is lost with %s when it is declined", (_, fulfillment_id) => {
    const open = captured("30.00", { fulfillment_id, state: "pending", amazon_id: "S01-C0" })
    const [asked, ...others] = ofTote([open])
    expect(asked).toEqual({ kind: "new", amount: "15.50", parcelAmount: "45.50" })
    expect(others).toEqual([])

    const charged = captured("15.50", {
      ...{ fulfillment_id: "ful_tote", parcel_amount: asked?.parcelAmount ?? null, sequence: 2 },
    })
    const begun = { kind: "begun", amount: "15.50", parcelAmount: "45.50" }
    expect(ofTote([open, charged])).toEqual([begun])
    expect(ofTote([{ ...open, state: "completed" }, charged])).toEqual([begun])
    expect(ofTote([{ ...open, state: "declined" }, charged])).toEqual([
      begun,
      { kind: "new", amount: "30.00", parcelAmount: "45.50" },
    ])
  })
})

describe("what a payment is to be charged in all", () => {
  /** Part of what another payment took by hand was given back out of good will, before anything left. */
  const refund = operation({
    ...{ kind: "refund", action: "Refund", amount: "20.00" },
    ...{ amazon_parent_id: "S01-C2", requested_at: new Date(0) },
  })
  const other = ledger([captured("70.50", { amazon_id: "S01-C2" }), refund])
  const own = ledger([captured("5.00", { fulfillment_id: "ful_mugs" })])
  const facts = order({
    parcels: [parcel("ful_mugs", { mug: "2" }, { packedAt: new Date(60_000) })],
    payments: [payment("pay_1"), payment("pay_2")],
    ...{ owed: "55.50", costs: "55.50", creditedRefunds: "20.00" },
  })
  const ledgers = new Map([
    ["pay_1", own],
    ["pay_2", other],
  ])

  it("is not what was given back of another one out of good will", () => {
    expect(toChargeInAll(facts, ledgers, "pay_1", "fulfillment")).toBe("5.00")
  })

  it("is not that either when its parcel is asked for again", () => {
    const ask = { fulfillmentId: "ful_mugs", trigger: "fulfillment", payable: ["pay_1"] } as const
    expect(parcelCharges(facts, ledgers, ask)).toEqual([
      expect.objectContaining({ kind: "begun", amount: "5.00", toCharge: "5.00" }),
    ])
  })
})

describe("a parcel that leaves after money was given back", () => {
  const at = (hours: number) => new Date(hours * 3_600_000)
  const mugs = parcel("ful_mugs", { mug: "2" }, { packedAt: at(2) })
  const tote = parcel("ful_tote", { tote: "1" }, { packedAt: at(4) })

  it("is charged in full what another provider has paid for and given back since, as Medusa asks for no less", () => {
    // 30.00 were paid another way, the mugs were charged the rest of their worth; then the 30.00 were given back.
    const elsewhere = payment("pay_other", {
      ...{ providerId: "pp_system_default", amount: "30.00", captured: "30.00" },
      ...{ refunded: "30.00", refunds: [{ amount: "30.00", at: at(3) }] },
    })
    const facts = order({
      ...{ total: "45.50", costs: "45.50", owed: "45.50", creditedElsewhere: "30.00" },
      ...{ parcels: [mugs, tote], payments: [payment("pay_1"), elsewhere] },
    })
    const own = ledger([captured("5.50", { fulfillment_id: "ful_mugs", parcel_amount: "5.50" })])
    const asked = charges(facts, { pay_1: own }, "ful_tote")
    expect(asked).toEqual([["pay_1", "40.00"]])
  })

  it("is charged in full although a refund that Medusa has credited was declined by Amazon", () => {
    const charge = captured("35.50", { fulfillment_id: "ful_mugs", amazon_id: "S01-C1" })
    const declined = operation({
      ...{ kind: "refund", action: "Refund", amount: "20.00", amazon_parent_id: "S01-C1" },
      ...{ state: "declined", booked_id: "ref_1", requested_at: at(3) },
    })
    const facts = order({
      ...{ total: "75.50", costs: "55.50", owed: "55.50", creditedRefunds: "20.00" },
      parcels: [mugs, tote],
    })
    expect(charges(facts, { pay_1: ledger([charge, declined]) }, "ful_tote")).toEqual([
      ["pay_1", "40.00"],
    ])
  })
})
